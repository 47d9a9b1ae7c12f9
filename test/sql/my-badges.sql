-- my-badges: 2 statements in 1 units of work, each between its begin, its context and its end

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where agency_id = any($1::uuid[]);

select id, kind, code, state, public_name as publicName, valid_from as validFrom, valid_until as validUntil, emblem, emblem_chosen_at as emblemChosenAt, issued_at as issuedAt, hold_minutes as holdMinutes, suspension_reason as suspensionReason, revoked_at as revokedAt, revocation_reason as revocationReason, proof
  from badges
  where agency_id = $1 and learner_id = $2 and state not in ('UNDONE', 'WITHDRAWN')
  order by prepared_at desc, id;
