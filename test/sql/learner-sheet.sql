-- learner-sheet: 2 statements in 1 units of work, each between its begin, its context and its end

select 'community' as kind, c.name_key as key, c.id::text as id
  from communities c
  where c.agency_id = $1 and (c.id = $2::uuid or c.name_key = any($3::text[])) union all select 'external-id', l.external_id, ''
  from learners l
  where l.agency_id = $1 and l.external_id = any($4::text[]) union all select distinct 'email', l.email, ''
  from learners l
  where l.agency_id = $1 and l.email = any($5::text[]);

select id, state, catalogue
  from programme_versions
  where programme = 'ARM-LP' and state = 'PUBLISHED'
  order by published_at desc, id desc
  limit 1;
