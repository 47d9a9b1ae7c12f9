-- learner-history: 3 statements in 3 units of work, each between its begin, its context and its end

select entries.*
  from unnest($2::uuid[]) as subject (id) cross
  join lateral ( select id, subject_id, type, recorded_at, recorded_at::text as cursor_key, actor_id, entry
  from journal_entries
  where agency_id = $1 and subject_id = subject.id and ($3::timestamptz is null or (recorded_at, id) < ($3::timestamptz, $4::uuid))
  order by recorded_at desc, id desc
  limit $5) as entries
  order by entries.recorded_at desc, entries.id desc;

select l.id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);

select subject_id, count(*) as total
  from journal_entries
  where agency_id = $1 and subject_id = any($2::uuid[])
  group by subject_id;
