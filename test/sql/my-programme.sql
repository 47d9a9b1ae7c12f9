-- my-programme: 2 statements in 1 units of work, each between its begin, its context and its end

select id, state, catalogue
  from programme_versions
  where id = any($1::uuid[]);

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);
