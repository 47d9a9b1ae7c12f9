-- learners-joined: 2 statements in 2 units of work, each between its begin, its context and its end

select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and e.standing <> 'REMOVED' and e.enrolled_on > l.joined_on and e.enrolled_on <= l.joined_on + 30;

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name, (l.sort_key collate und-x-icu)::text as cursor_key
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and e.standing <> 'REMOVED' and e.enrolled_on > l.joined_on and e.enrolled_on <= l.joined_on + 30 and ($2::text is null or (l.sort_key collate und-x-icu, l.id) > ($2::text, $3::uuid))
  order by l.sort_key collate und-x-icu asc, l.id asc
  limit $4::int;
