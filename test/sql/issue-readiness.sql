-- issue-readiness: 7 statements in 2 units of work, each between its begin, its context and its end

SELECT CompletionRow.id, CompletionRow.agency_id, CompletionRow.learner_id, CompletionRow.learner_account_id, CompletionRow.programme_version_id, CompletionRow.assignment, CompletionRow.state, CompletionRow.completed_on, CompletionRow.submitted_by, CompletionRow.submitted_at, CompletionRow.decided_by, CompletionRow.decided_at, CompletionRow.outcomes_met, CompletionRow.return_reason, CompletionRow.voided_by, CompletionRow.voided_at, CompletionRow.void_reason, CompletionRow.evidence_link, CompletionRow.note, CompletionRow.carried_from, CompletionRow.assessor_text, CompletionRow.rubric_notes, CompletionRow.evidence_file_id, CompletionRow.backdated_because, CompletionRow.approved_by, CompletionRow.approved_at, CompletionRow.attempt
  FROM completions CompletionRow
  WHERE ((CompletionRow.agency_id = $1) AND (CompletionRow.learner_id IN ($2, …)))
  ORDER BY CompletionRow.programme_version_id ASC, CompletionRow.assignment ASC;

select b.id, b.agency_id as agencyId, b.learner_id as learnerId, b.programme_version_id as programmeVersionId, b.kind, b.code, b.state, b.name_choice as nameChoice, b.public_name as publicName, b.emblem, b.emblem_chosen_at as emblemChosenAt, b.valid_from as validFrom, b.valid_until as validUntil, b.kid, b.status_list as statusList, b.status_position as statusPosition, b.prepared_at as preparedAt, b.issued_at as issuedAt, b.hold_minutes as holdMinutes, b.suspended_by as suspendedBy, b.suspended_at as suspendedAt, b.suspension_reason as suspensionReason, b.revoked_by as revokedBy, b.revoked_at as revokedAt, b.revocation_reason as revocationReason, b.yields_to as yieldsTo, b.jwt, b.proof, n.id as noticeId, n.about, n.reason as noticeReason, n.made_at as madeAt, n.state as noticeState, n.settled_at as settledAt
  from badges b
  left join lateral (select *
  from badge_notices n
  where n.agency_id = $1 and n.badge_id = b.id
  order by n.state = 'OVERTAKEN', n.made_at desc, n.settled_at desc nulls first, n.id
  limit 1) n on true
  where b.agency_id = $1 and b.learner_id = any($2::uuid[])
  order by b.prepared_at desc, b.id;

select id, state, catalogue
  from programme_versions
  where id = any($1::uuid[]);

select l.id
  from learners l
  where l.agency_id = $1 and l.id = any($2::uuid[])
  order by l.sort_key collate und-x-icu, l.id;

select l.id
  from learners l
  where l.agency_id = $1::uuid and l.community_id = $2::uuid and l.id <> all($3::uuid[])
  limit $4::int;

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);
