-- learner-account: 2 statements in 2 units of work, each between its begin, its context and its end

select l.id as learnerId, case when l.account_id is not null then 'OPEN' when c.id is null then 'NONE' when c.kind = 'MAILED' then 'INVITED' else 'CLAIM_PRINTED' end as state, case when l.account_id is null then c.drawn_at else (select max(o.opened_at)
  from learner_claims o
  where o.agency_id = l.agency_id and o.learner_id = l.id) end as since, c.expires_at as expiresAt, coalesce(c.mail_refused_at is not null and c.mailed_at is null, false) as mailRefused
  from learners l
  left join learner_claims c on c.agency_id = l.agency_id and c.learner_id = l.id and c.opened_at is null and c.withdrawn_at is null and c.expires_at > $3
  where l.agency_id = $1 and l.id = any($2::uuid[]);

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);
