-- badge-state: 1 statements in 1 units of work, each between its begin, its context and its end

SELECT BadgeRow.id, BadgeRow.agency_id, BadgeRow.learner_id, BadgeRow.programme_version_id, BadgeRow.kind, BadgeRow.code, BadgeRow.state, BadgeRow.name_choice, BadgeRow.public_name, BadgeRow.emblem, BadgeRow.emblem_chosen_at, BadgeRow.valid_from, BadgeRow.valid_until, BadgeRow.kid, BadgeRow.status_list, BadgeRow.status_position, BadgeRow.prepared_at, BadgeRow.issued_at, BadgeRow.hold_minutes, BadgeRow.suspended_by, BadgeRow.suspended_at, BadgeRow.suspension_reason, BadgeRow.revoked_by, BadgeRow.revoked_at, BadgeRow.revocation_reason, BadgeRow.yields_to, BadgeRow.jwt, BadgeRow.proof
  FROM badges BadgeRow
  WHERE ((BadgeRow.agency_id = $1) AND (BadgeRow.id = $2))
  LIMIT 1;
