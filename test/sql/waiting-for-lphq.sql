-- waiting-for-lphq: 4 statements in 4 units of work, each between its begin, its context and its end

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

select count(*) as total
  from transfers
  where state = 'ACCEPTED';

select t.id, t.agency_id, t.learner_id, t.to_agency_id, t.to_name, t.state, t.offered_at, t.ended_at, t.note, o.from_name, o.display_name
  from transfers t
  join transfer_offers o on o.agency_id = t.to_agency_id and o.transfer_id = t.id
  where t.state = 'ACCEPTED' and ($1::timestamptz is null or (t.offered_at, t.id) > ($1::timestamptz, $2::uuid))
  order by t.offered_at, t.id
  limit $3;
