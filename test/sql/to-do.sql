-- to-do: 1 statements in 1 units of work, each between its begin, its context and its end

select (select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and e.standing = 'ACTIVE' and exists (select
  from completions c
  where c.agency_id = $1::uuid and c.state = 'SUBMITTED' and c.learner_id = l.id and c.programme_version_id = e.programme_version_id)) as WAITING_FOR_ASSESSMENT, (select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $2::uuid and e.standing = 'ACTIVE' and exists (select
  from completions c
  where c.agency_id = $2::uuid and c.state = 'RETURNED' and c.learner_id = l.id and c.programme_version_id = e.programme_version_id)) as RETURNED, (select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $3::uuid and e.standing = 'ACTIVE' and (e.learner_id, e.programme_version_id) in ( select c.learner_id, c.programme_version_id
  from completions c
  join (select p.id, (a.value ->> 'number')::smallint as assignment, count(*) over (partition by p.id) as demanded
  from programme_versions p cross
  join jsonb_array_elements(p.catalogue -> 'assignments') a) d on d.id = c.programme_version_id and d.assignment = c.assignment
  where c.agency_id = $3::uuid and c.state = 'ACCEPTED'
  group by c.learner_id, c.programme_version_id, d.demanded having count(*) = d.demanded) and not exists (select
  from badges b
  where b.agency_id = $3::uuid and b.learner_id = l.id and b.kind = 'MSQ' and b.state in ('PREPARED', 'ISSUED', 'SUSPENDED') and b.yields_to is null and not (b.state = 'ISSUED' and b.expires_at <= $4::timestamptz))) as READY_FOR_BADGE, (select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $5::uuid and exists (select
  from badges b
  where b.agency_id = $5::uuid and b.state = 'ISSUED' and b.expires_at > $7::timestamptz and b.learner_id = l.id and b.valid_from <= $6::timestamptz )) as BADGE_VALID, (select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $8::uuid and exists (select
  from badges b
  where b.agency_id = $8::uuid and b.state = 'ISSUED' and b.expires_at > $11::timestamptz and b.learner_id = l.id and b.valid_from <= $10::timestamptz and b.valid_until <= $9::date)) as BADGE_EXPIRING, (select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $12::uuid and e.standing = 'ACTIVE' and not (e.learner_id, e.programme_version_id) in ( select c.learner_id, c.programme_version_id
  from completions c
  join (select p.id, (a.value ->> 'number')::smallint as assignment, count(*) over (partition by p.id) as demanded
  from programme_versions p cross
  join jsonb_array_elements(p.catalogue -> 'assignments') a) d on d.id = c.programme_version_id and d.assignment = c.assignment
  where c.agency_id = $12::uuid and c.state = 'ACCEPTED'
  group by c.learner_id, c.programme_version_id, d.demanded having count(*) = d.demanded)) as IN_PROGRESS, (select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $13::uuid and (exists (select
  from badges b
  where b.agency_id = $13::uuid and b.state = 'ISSUED' and b.expires_at > $14::timestamptz and b.learner_id = l.id and exists (select
  from badge_reviews r
  where r.agency_id = b.agency_id and r.badge_id = b.id and r.decision is null)) or exists (select
  from badges b
  where b.agency_id = $13::uuid and b.state = 'ISSUED' and b.expires_at > $15::timestamptz and b.learner_id = l.id and b.programme_version_id = e.programme_version_id and not exists (select
  from badge_reviews r
  where r.agency_id = b.agency_id and r.badge_id = b.id)) and not (e.learner_id, e.programme_version_id) in ( select c.learner_id, c.programme_version_id
  from completions c
  join (select p.id, (a.value ->> 'number')::smallint as assignment, count(*) over (partition by p.id) as demanded
  from programme_versions p cross
  join jsonb_array_elements(p.catalogue -> 'assignments') a) d on d.id = c.programme_version_id and d.assignment = c.assignment
  where c.agency_id = $13::uuid and c.state = 'ACCEPTED'
  group by c.learner_id, c.programme_version_id, d.demanded having count(*) = d.demanded))) as BADGE_RESTS_ON_VOIDED, (select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $16::uuid and exists (select
  from badge_notices n
  where n.agency_id = $16::uuid and n.learner_id = l.id and n.state in ('NO_ADDRESS', 'REFUSED'))) as HOLDER_TO_BE_TOLD;
