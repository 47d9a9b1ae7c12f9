-- community-choices: 1 statements in 1 units of work, each between its begin, its context and its end

select id, agency_id, name, name_key, guard_model, registered_at
  from communities
  where agency_id = $1 and not exists ( select
  from unnest($2::text[]) as word (part)
  where strpos(name_key, word.part) = 0) and ($3::text is null or (name collate und-x-icu, id) > ($3::text, $4::uuid))
  order by name collate und-x-icu, id
  limit $5;
