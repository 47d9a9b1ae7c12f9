-- agency: 7 statements in 6 units of work, each between its begin, its context and its end

select agency_id as id, count(*) as total
  from communities
  where agency_id = any($1::uuid[])
  group by agency_id;

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where agency_id = any($1::uuid[]);

select entries.*, (select m.display_name
  from memberships m
  where m.agency_id = $1 and m.account_id = entries.actor_id
  order by m.ended_at desc nulls first, m.joined_at desc
  limit 1) as actor_name
  from unnest($2::uuid[]) as subject (id) cross
  join lateral ( select id, subject_id, type, recorded_at, recorded_at::text as cursor_key, actor_id, entry
  from journal_entries
  where agency_id = $1 and subject_id = subject.id and ($3::timestamptz is null or (recorded_at, id) < ($3::timestamptz, $4::uuid))
  order by recorded_at desc, id desc
  limit $5) as entries
  order by entries.recorded_at desc, entries.id desc;

select id, display_name as name
  from accounts
  where id = any($1::uuid[]);

select p.entry_id as id, p.sealed, k.secret
  from journal_particulars p
  join journal_keys k on k.agency_id = p.agency_id and k.subject_id = p.subject_id
  where p.agency_id = any($1::uuid[]) and p.entry_id = any($2::uuid[]) and p.subject_id = p.agency_id and p.sealed is not null;

select subject_id, count(*) as total
  from journal_entries
  where agency_id = $1 and subject_id = any($2::uuid[])
  group by subject_id;

with versions as (select p.id, array_agg((a.value ->> 'number')::smallint) as assignments, count(*) as demanded
  from programme_versions p cross
  join jsonb_array_elements(p.catalogue -> 'assignments') a
  group by p.id) select l.agency_id as id, count(*) as learners, count(*) filter (where v.demanded = (select count(*)
  from completions c
  where c.agency_id = l.agency_id and c.learner_id = l.id and c.programme_version_id = e.programme_version_id and c.state = 'ACCEPTED' and c.assignment = any(v.assignments))) as qualified, count(*) filter (where exists (select
  from badges b
  where b.agency_id = l.agency_id and b.learner_id = l.id and b.state = 'ISSUED' and b.valid_from <= $2::timestamptz and b.expires_at > $2::timestamptz)) as validBadges
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  left join versions v on v.id = e.programme_version_id
  where l.agency_id = any($1::uuid[]) and true
  group by l.agency_id;
