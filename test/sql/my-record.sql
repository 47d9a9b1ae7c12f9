-- my-record: 6 statements in 1 units of work, each between its begin, its context and its end

SELECT CompletionAttemptRow.id, CompletionAttemptRow.agency_id, CompletionAttemptRow.learner_id, CompletionAttemptRow.learner_account_id, CompletionAttemptRow.programme_version_id, CompletionAttemptRow.assignment, CompletionAttemptRow.state, CompletionAttemptRow.completed_on, CompletionAttemptRow.submitted_by, CompletionAttemptRow.submitted_at, CompletionAttemptRow.decided_by, CompletionAttemptRow.decided_at, CompletionAttemptRow.outcomes_met, CompletionAttemptRow.return_reason, CompletionAttemptRow.voided_by, CompletionAttemptRow.voided_at, CompletionAttemptRow.void_reason, CompletionAttemptRow.evidence_link, CompletionAttemptRow.note, CompletionAttemptRow.carried_from, CompletionAttemptRow.assessor_text, CompletionAttemptRow.rubric_notes, CompletionAttemptRow.evidence_file_id, CompletionAttemptRow.backdated_because, CompletionAttemptRow.approved_by, CompletionAttemptRow.approved_at, CompletionAttemptRow.attempt
  FROM completion_attempts CompletionAttemptRow
  WHERE ((CompletionAttemptRow.agency_id = $1) AND (CompletionAttemptRow.id IN ($2)))
  ORDER BY CompletionAttemptRow.id ASC, CompletionAttemptRow.attempt DESC;

SELECT CompletionRow.id, CompletionRow.agency_id, CompletionRow.learner_id, CompletionRow.learner_account_id, CompletionRow.programme_version_id, CompletionRow.assignment, CompletionRow.state, CompletionRow.completed_on, CompletionRow.submitted_by, CompletionRow.submitted_at, CompletionRow.decided_by, CompletionRow.decided_at, CompletionRow.outcomes_met, CompletionRow.return_reason, CompletionRow.voided_by, CompletionRow.voided_at, CompletionRow.void_reason, CompletionRow.evidence_link, CompletionRow.note, CompletionRow.carried_from, CompletionRow.assessor_text, CompletionRow.rubric_notes, CompletionRow.evidence_file_id, CompletionRow.backdated_because, CompletionRow.approved_by, CompletionRow.approved_at, CompletionRow.attempt
  FROM completions CompletionRow
  WHERE ((CompletionRow.agency_id = $1) AND (CompletionRow.learner_id IN ($2)))
  ORDER BY CompletionRow.programme_version_id ASC, CompletionRow.assignment ASC;

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where agency_id = any($1::uuid[]);

select id, state, catalogue
  from programme_versions
  where id = any($1::uuid[]);

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1 and l.id = any($2::uuid[]);

select own as id
  from app.own_accounts() own;
