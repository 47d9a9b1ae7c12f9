-- editions: 2 statements in 2 units of work, each between its begin, its context and its end

select id, state, catalogue
  from programme_versions
  where programme = 'ARM-LP'
  order by state, published_at desc, id desc;

select id, state, published_at as publishedAt, retired_at as retiredAt
  from programme_versions
  where id = any($1::uuid[]);
