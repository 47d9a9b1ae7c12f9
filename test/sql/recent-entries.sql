-- recent-entries: 3 statements in 3 units of work, each between its begin, its context and its end

select distinct on (account_id) account_id as id, display_name as name
  from memberships
  where agency_id = $1
  order by account_id, ended_at desc nulls first, joined_at desc;

select id, subject_id, object_kind, object_id, type, recorded_at, recorded_at::text as cursor_key, actor_id, entry
  from journal_entries
  where agency_id = $1
  order by recorded_at desc, id desc
  limit $2;

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);
