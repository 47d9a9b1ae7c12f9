-- communities: 2 statements in 2 units of work, each between its begin, its context and its end

select count(*) as total
  from communities
  where agency_id = $1;

select id, agency_id, name, name_key, guard_model, registered_at
  from communities
  where agency_id = $1 and ($2::text is null or (name_key, id) > ($2::text, $3::uuid))
  order by name_key, id
  limit $4;
