-- agreed-transfers: 2 statements in 2 units of work, each between its begin, its context and its end

select count(*) as total
  from transfers
  where state = 'ACCEPTED';

select t.id, t.agency_id, t.learner_id, t.to_agency_id, t.to_name, t.state, t.offered_at, t.ended_at, t.note, o.from_name, o.display_name
  from transfers t
  join transfer_offers o on o.agency_id = t.to_agency_id and o.transfer_id = t.id
  where t.state = 'ACCEPTED' and ($1::timestamptz is null or (t.offered_at, t.id) > ($1::timestamptz, $2::uuid))
  order by t.offered_at, t.id
  limit $3;
