-- programme-version: 1 statements in 1 units of work, each between its begin, its context and its end

select id, state, published_at as publishedAt, retired_at as retiredAt
  from programme_versions
  where id = any($1::uuid[]);
