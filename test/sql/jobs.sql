-- jobs: 2 statements in 2 units of work, each between its begin, its context and its end

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
  where j.agency_id = $1
  order by j.started_at desc, j.id
  limit $2;
