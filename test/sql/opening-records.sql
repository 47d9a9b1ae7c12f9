-- opening-records: 2 statements in 1 units of work, each between its begin, its context and its end

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where agency_id = any($1::uuid[]);

select b.id, b.agency_id, b.state, b.revision, b.entered_by, b.started_at, b.submitted_by, b.submitted_at, b.decided_by, b.decided_at, b.decline_reason, a.name as agency_name, e.learners, e.completions
  from opening_batches b
  join agencies a on a.agency_id = b.agency_id cross
  join lateral (select count(*) as learners, coalesce(sum(jsonb_array_length(content -> 'works')), 0) as completions
  from opening_entries
  where agency_id = b.agency_id and batch_id = b.id) e
  where b.agency_id = $1
  order by b.started_at desc, b.id desc
  limit 20;
