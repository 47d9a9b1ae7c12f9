-- opening-batch: 2 statements in 2 units of work, each between its begin, its context and its end

select b.id, b.agency_id, b.state, b.revision, b.entered_by, b.started_at, b.submitted_by, b.submitted_at, b.decided_by, b.decided_at, b.decline_reason, a.name as agency_name, e.learners, e.completions
  from opening_batches b
  join agencies a on a.agency_id = b.agency_id cross
  join lateral (select count(*) as learners, coalesce(sum(jsonb_array_length(content -> 'works')), 0) as completions
  from opening_entries
  where agency_id = b.agency_id and batch_id = b.id) e
  where b.id = $1 and ($2::boolean or b.state <> 'DRAFT');

select e.id, e.n, e.content, c.name as community_name
  from opening_entries e
  join communities c on c.agency_id = e.agency_id and c.id = (e.content ->> 'communityId')::uuid
  where e.agency_id = $1 and e.batch_id = $2 and ($3::int is null or e.n > $3::int)
  order by e.n
  limit $4;
