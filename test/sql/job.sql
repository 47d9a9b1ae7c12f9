-- job: 5 statements in 5 units of work, each between its begin, its context and its end

select count(*) as total
  from job_rows r
  where r.agency_id = $1 and r.job_id = $2 and true;

select distinct on (account_id) account_id as id, display_name as name
  from memberships
  where agency_id = $1
  order by account_id, ended_at desc nulls first, joined_at desc;

select j.id, j.agency_id as agencyId, j.kind, j.request, j.state, j.total, j.succeeded, j.refused, j.started_by as startedBy, j.started_at as startedAt, j.first_success_at as firstSuccessAt, j.finished_at as finishedAt, j.undoes, exists (select
  from jobs u
  where u.agency_id = j.agency_id and u.undoes = j.id and u.state <> 'CANCELLED') as isUndone, (select b.hold_minutes
  from badges b
  where b.agency_id = j.agency_id and j.kind = 'ISSUE_BADGES' and b.id = ( select r.object_id
  from job_rows r
  where r.agency_id = j.agency_id and r.job_id = j.id and r.result = 'SUCCEEDED'
  order by r.n
  limit 1)) as holdMinutes
  from jobs j
  where j.agency_id = $1 and j.id = $2;

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);

select r.n, r.learner_id as learnerId, coalesce(r.result, 'WAITING') as result, r.problem
  from job_rows r
  where r.agency_id = $1 and r.job_id = $2 and r.n > $3 and true
  order by r.n
  limit $4;
