-- backdatings: 1 statements in 1 units of work, each between its begin, its context and its end

select c.id, c.agency_id as agencyId, a.name as agencyName, c.assignment, c.completed_on as completedOn, c.submitted_at as submittedAt, c.backdated_because as because, c.evidence_file_id is not null as hasFile
  from completions c
  join agencies a on a.agency_id = c.agency_id
  where c.state = 'AWAITING_APPROVAL'
  order by c.submitted_at, c.id
  limit 50;
