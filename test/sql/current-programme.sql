-- current-programme: 1 statements in 1 units of work, each between its begin, its context and its end

select id, state, catalogue
  from programme_versions
  where programme = 'ARM-LP' and state = 'PUBLISHED'
  order by published_at desc, id desc
  limit 1;
