-- standings: 6 statements in 6 units of work, each between its begin, its context and its end

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where not exists (select
  from unnest($1::text[]) as word (part)
  where strpos(name_key, word.part) = 0 and strpos(slug, word.part) = 0) and ($2::text is null or case when standing = 'AUTHORISED' and authorised_until < $3::date then 'ENDED' else standing end = $2) and ($4::text is null or (name collate und-x-icu, agency_id) > ($4::text, $5::uuid))
  order by name collate und-x-icu, agency_id
  limit $6;

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where not exists (select
  from unnest($1::text[]) as word (part)
  where strpos(name_key, word.part) = 0 and strpos(slug, word.part) = 0) and ($2::text is null or case when standing = 'AUTHORISED' and authorised_until < $3::date then 'ENDED' else standing end = $2) and ($4::text is null or (name collate und-x-icu, agency_id) > ($4::text, $5::uuid))
  order by name collate und-x-icu, agency_id
  limit $6;

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where not exists (select
  from unnest($1::text[]) as word (part)
  where strpos(name_key, word.part) = 0 and strpos(slug, word.part) = 0) and ($2::text is null or case when standing = 'AUTHORISED' and authorised_until < $3::date then 'ENDED' else standing end = $2) and ($4::text is null or (name collate und-x-icu, agency_id) > ($4::text, $5::uuid))
  order by name collate und-x-icu, agency_id
  limit $6;

select count(*) as total
  from agencies
  where not exists (select
  from unnest($1::text[]) as word (part)
  where strpos(name_key, word.part) = 0 and strpos(slug, word.part) = 0) and ($2::text is null or case when standing = 'AUTHORISED' and authorised_until < $3::date then 'ENDED' else standing end = $2);

select count(*) as total
  from agencies
  where not exists (select
  from unnest($1::text[]) as word (part)
  where strpos(name_key, word.part) = 0 and strpos(slug, word.part) = 0) and ($2::text is null or case when standing = 'AUTHORISED' and authorised_until < $3::date then 'ENDED' else standing end = $2);

select count(*) as total
  from agencies
  where not exists (select
  from unnest($1::text[]) as word (part)
  where strpos(name_key, word.part) = 0 and strpos(slug, word.part) = 0) and ($2::text is null or case when standing = 'AUTHORISED' and authorised_until < $3::date then 'ENDED' else standing end = $2);
