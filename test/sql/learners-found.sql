-- learners-found: 2 statements in 2 units of work, each between its begin, its context and its end

select count(distinct found.learner_id) as total
  from (select s.learner_id
  from learner_name_suffixes s
  where s.agency_id = $1::uuid and s.suffix >= $2::text and s.suffix < $3::text intersect select s.learner_id
  from learner_name_suffixes s
  where s.agency_id = $1::uuid and s.suffix >= $4::text and s.suffix < $5::text) found;

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name, (l.sort_key collate und-x-icu)::text as cursor_key
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and l.id in (select s.learner_id
  from learner_name_suffixes s
  where s.agency_id = $1::uuid and s.suffix >= $2::text and s.suffix < $3::text) and l.id in (select s.learner_id
  from learner_name_suffixes s
  where s.agency_id = $1::uuid and s.suffix >= $4::text and s.suffix < $5::text) and ($6::text is null or (l.sort_key collate und-x-icu, l.id) > ($6::text, $7::uuid))
  order by l.sort_key collate und-x-icu asc, l.id asc
  limit $8::int;
