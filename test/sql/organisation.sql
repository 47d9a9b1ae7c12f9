-- organisation: 2 statements in 2 units of work, each between its begin, its context and its end

select agency_id as agencyId, digest, width, height
  from agency_logos
  where agency_id = any($1::uuid[]);

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where agency_id = any($1::uuid[]);
