-- outgoing-transfers: 2 statements in 2 units of work, each between its begin, its context and its end

select count(*) as total
  from transfers
  where agency_id = $1;

select t.id, t.agency_id, t.learner_id, t.to_agency_id, t.to_name, t.state, t.offered_at, t.ended_at, t.note, l.display_name
  from transfers t
  join learners l on l.agency_id = t.agency_id and l.id = t.learner_id
  where t.agency_id = $1 and ($2::timestamptz is null or (t.offered_at, t.id) < ($2::timestamptz, $3::uuid))
  order by t.offered_at desc, t.id desc
  limit $4;
