-- waiting-for-lphq: 2 statements in 2 units of work, each between its begin, its context and its end

select b.id, b.agency_id, b.state, b.revision, b.entered_by, b.started_at, b.submitted_by, b.submitted_at, b.decided_by, b.decided_at, b.decline_reason, a.name as agency_name, e.learners, e.completions
  from opening_batches b
  join agencies a on a.agency_id = b.agency_id cross
  join lateral (select count(*) as learners, coalesce(sum(jsonb_array_length(content -> 'works')), 0) as completions
  from opening_entries
  where agency_id = b.agency_id and batch_id = b.id) e
  where b.state = 'SUBMITTED'
  order by b.submitted_at, b.id
  limit 50;

select c.id, c.agency_id as agencyId, a.name as agencyName, c.assignment, c.completed_on as completedOn, c.submitted_at as submittedAt, c.backdated_because as because, c.evidence_file_id is not null as hasFile
  from completions c
  join agencies a on a.agency_id = c.agency_id
  where c.state = 'AWAITING_APPROVAL'
  order by c.submitted_at, c.id
  limit 50;
