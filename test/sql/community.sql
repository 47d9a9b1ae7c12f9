-- community: 2 statements in 2 units of work, each between its begin, its context and its end

select id, agency_id, name, name_key, guard_model, registered_at
  from communities
  where agency_id = $1 and id = any($2::uuid[]);

with versions as (select p.id, array_agg((a.value ->> 'number')::smallint) as assignments, count(*) as demanded
  from programme_versions p cross
  join jsonb_array_elements(p.catalogue -> 'assignments') a
  group by p.id) select l.community_id as id, count(*) as learners, count(*) filter (where v.demanded = (select count(*)
  from completions c
  where c.agency_id = l.agency_id and c.learner_id = l.id and c.programme_version_id = e.programme_version_id and c.state = 'ACCEPTED' and c.assignment = any(v.assignments))) as qualified, count(*) filter (where exists (select
  from badges b
  where b.agency_id = l.agency_id and b.learner_id = l.id and b.state = 'ISSUED' and b.valid_from <= $2::timestamptz and b.expires_at > $2::timestamptz)) as validBadges
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  left join versions v on v.id = e.programme_version_id
  where l.community_id = any($1::uuid[]) and l.agency_id = $3::uuid
  group by l.community_id;
