-- learner: 4 statements in 4 units of work, each between its begin, its context and its end

select b.id, b.agency_id as agencyId, b.learner_id as learnerId, b.programme_version_id as programmeVersionId, b.kind, b.code, b.state, b.name_choice as nameChoice, b.public_name as publicName, b.emblem, b.emblem_chosen_at as emblemChosenAt, b.valid_from as validFrom, b.valid_until as validUntil, b.kid, b.status_list as statusList, b.status_position as statusPosition, b.prepared_at as preparedAt, b.issued_at as issuedAt, b.hold_minutes as holdMinutes, b.suspended_by as suspendedBy, b.suspended_at as suspendedAt, b.suspension_reason as suspensionReason, b.revoked_by as revokedBy, b.revoked_at as revokedAt, b.revocation_reason as revocationReason, b.yields_to as yieldsTo, b.jwt, b.proof, n.id as noticeId, n.about, n.reason as noticeReason, n.made_at as madeAt, n.state as noticeState, n.settled_at as settledAt
  from badges b
  left join lateral (select *
  from badge_notices n
  where n.agency_id = $1 and n.badge_id = b.id
  order by n.state = 'OVERTAKEN', n.made_at desc, n.settled_at desc nulls first, n.id
  limit 1) n on true
  where b.agency_id = $1 and b.learner_id = any($2::uuid[])
  order by b.prepared_at desc, b.id;

select entries.*, (select m.display_name
  from memberships m
  where m.agency_id = $1 and m.account_id = entries.actor_id
  order by m.ended_at desc nulls first, m.joined_at desc
  limit 1) as actor_name
  from unnest($2::uuid[]) as subject (id) cross
  join lateral ( select id, subject_id, type, recorded_at, recorded_at::text as cursor_key, actor_id, entry
  from journal_entries
  where agency_id = $1 and subject_id = subject.id and ($3::timestamptz is null or (recorded_at, id) < ($3::timestamptz, $4::uuid))
  order by recorded_at desc, id desc
  limit $5) as entries
  order by entries.recorded_at desc, entries.id desc;

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);

with names as ( select distinct on (account_id) account_id, display_name
  from memberships
  where agency_id = $1
  order by account_id, ended_at desc nulls first, joined_at desc), shown as ( select c.id, c.agency_id as agencyId, c.learner_id as learnerId, c.learner_account_id as learnerAccountId, c.programme_version_id as programmeVersionId, c.assignment, c.state, c.attempt, c.completed_on as completedOn, c.submitted_by as submittedBy, c.submitted_at as submittedAt, c.decided_by as decidedBy, c.decided_at as decidedAt, c.outcomes_met as outcomesMet, c.return_reason as returnReason, c.voided_by as voidedBy, c.voided_at as voidedAt, c.void_reason as voidReason, c.evidence_link as evidenceLink, c.note, c.carried_from as carriedFrom, c.assessor_text as assessorText, c.rubric_notes as rubricNotes, c.evidence_file_id as evidenceFileId, c.backdated_because as backdatedBecause, c.approved_by as approvedBy, c.approved_at as approvedAt, false as isBefore
  from completions c
  where c.agency_id = $1 and c.learner_id = any($2::uuid[]) union all select a.id, a.agency_id as agencyId, a.learner_id as learnerId, a.learner_account_id as learnerAccountId, a.programme_version_id as programmeVersionId, a.assignment, a.state, a.attempt, a.completed_on as completedOn, a.submitted_by as submittedBy, a.submitted_at as submittedAt, a.decided_by as decidedBy, a.decided_at as decidedAt, a.outcomes_met as outcomesMet, a.return_reason as returnReason, a.voided_by as voidedBy, a.voided_at as voidedAt, a.void_reason as voidReason, a.evidence_link as evidenceLink, a.note, a.carried_from as carriedFrom, a.assessor_text as assessorText, a.rubric_notes as rubricNotes, a.evidence_file_id as evidenceFileId, a.backdated_because as backdatedBecause, a.approved_by as approvedBy, a.approved_at as approvedAt, true
  from completions c
  join completion_attempts a on a.agency_id = c.agency_id and a.id = c.id and a.attempt between c.attempt - 20 and c.attempt - 1
  where c.agency_id = $1 and c.learner_id = any($2::uuid[]) and c.attempt > 1) select shown.*, s.display_name as submittedByName, d.display_name as decidedByName, v.display_name as voidedByName
  from shown
  left join names s on s.account_id = shown.submittedBy
  left join names d on d.account_id = shown.decidedBy
  left join names v on v.account_id = shown.voidedBy
  order by shown.programmeVersionId, shown.assignment, shown.attempt desc;
