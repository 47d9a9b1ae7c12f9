-- agencies: 2 statements in 2 units of work, each between its begin, its context and its end

select agency_id, slug, name, phone, email, standing, authorised_until, created_at
  from agencies
  where $1::text is null or (name collate C, agency_id) > ($1::text, $2::uuid)
  order by name collate C, agency_id
  limit $3;

select count(*) as total
  from agencies;
