-- learners-ready: 2 statements in 2 units of work, each between its begin, its context and its end

select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and e.standing = 'ACTIVE' and (e.learner_id, e.programme_version_id) in ( select c.learner_id, c.programme_version_id
  from completions c
  join (select p.id, (a.value ->> 'number')::smallint as assignment, count(*) over (partition by p.id) as demanded
  from programme_versions p cross
  join jsonb_array_elements(p.catalogue -> 'assignments') a) d on d.id = c.programme_version_id and d.assignment = c.assignment
  where c.agency_id = $1::uuid and c.state = 'ACCEPTED'
  group by c.learner_id, c.programme_version_id, d.demanded having count(*) = d.demanded) and not exists (select
  from badges b
  where b.agency_id = $1::uuid and b.learner_id = l.id and b.kind = 'MSQ' and b.state in ('PREPARED', 'ISSUED', 'SUSPENDED') and b.yields_to is null and not (b.state = 'ISSUED' and b.expires_at <= $2::timestamptz));

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name, (l.registered_at)::text as cursor_key
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and e.standing = 'ACTIVE' and (e.learner_id, e.programme_version_id) in ( select c.learner_id, c.programme_version_id
  from completions c
  join (select p.id, (a.value ->> 'number')::smallint as assignment, count(*) over (partition by p.id) as demanded
  from programme_versions p cross
  join jsonb_array_elements(p.catalogue -> 'assignments') a) d on d.id = c.programme_version_id and d.assignment = c.assignment
  where c.agency_id = $1::uuid and c.state = 'ACCEPTED'
  group by c.learner_id, c.programme_version_id, d.demanded having count(*) = d.demanded) and not exists (select
  from badges b
  where b.agency_id = $1::uuid and b.learner_id = l.id and b.kind = 'MSQ' and b.state in ('PREPARED', 'ISSUED', 'SUSPENDED') and b.yields_to is null and not (b.state = 'ISSUED' and b.expires_at <= $2::timestamptz)) and ($3::timestamptz is null or (l.registered_at, l.id) < ($3::timestamptz, $4::uuid))
  order by l.registered_at desc, l.id desc
  limit $5::int;
