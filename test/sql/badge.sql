-- badge: 6 statements in 6 units of work, each between its begin, its context and its end

SELECT BadgeRow.id, BadgeRow.agency_id, BadgeRow.learner_id, BadgeRow.programme_version_id, BadgeRow.kind, BadgeRow.code, BadgeRow.state, BadgeRow.name_choice, BadgeRow.public_name, BadgeRow.emblem, BadgeRow.emblem_chosen_at, BadgeRow.valid_from, BadgeRow.valid_until, BadgeRow.kid, BadgeRow.status_list, BadgeRow.status_position, BadgeRow.prepared_at, BadgeRow.issued_at, BadgeRow.hold_minutes, BadgeRow.suspended_by, BadgeRow.suspended_at, BadgeRow.suspension_reason, BadgeRow.revoked_by, BadgeRow.revoked_at, BadgeRow.revocation_reason, BadgeRow.yields_to, BadgeRow.jwt, BadgeRow.proof
  FROM badges BadgeRow
  WHERE ((BadgeRow.agency_id = $1) AND (BadgeRow.id = $2))
  LIMIT 1;

select agency_id as agencyId, digest, width, height
  from agency_logos
  where agency_id = any($1::uuid[]);

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where agency_id = any($1::uuid[]);

select distinct on (badge_id) id, badge_id as badgeId, about, reason, made_at as madeAt, state, settled_at as settledAt
  from badge_notices
  where agency_id = $1 and badge_id = any($2::uuid[])
  order by badge_id, state = 'OVERTAKEN', made_at desc, settled_at desc nulls first, id;

select distinct on (badge_id) id, badge_id as badgeId, completion_id as completionId, opened_at as openedAt, decision, decided_at as decidedAt, decided_by as decidedBy, reason
  from badge_reviews
  where agency_id = $1 and badge_id = any($2::uuid[])
  order by badge_id, opened_at desc, id;

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);
