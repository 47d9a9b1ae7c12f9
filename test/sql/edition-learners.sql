-- edition-learners: 3 statements in 3 units of work, each between its begin, its context and its end

SELECT CompletionRow.id, CompletionRow.agency_id, CompletionRow.learner_id, CompletionRow.learner_account_id, CompletionRow.programme_version_id, CompletionRow.assignment, CompletionRow.state, CompletionRow.completed_on, CompletionRow.submitted_by, CompletionRow.submitted_at, CompletionRow.decided_by, CompletionRow.decided_at, CompletionRow.outcomes_met, CompletionRow.return_reason, CompletionRow.voided_by, CompletionRow.voided_at, CompletionRow.void_reason, CompletionRow.evidence_link, CompletionRow.note, CompletionRow.carried_from, CompletionRow.assessor_text, CompletionRow.rubric_notes, CompletionRow.evidence_file_id, CompletionRow.backdated_because, CompletionRow.approved_by, CompletionRow.approved_at, CompletionRow.attempt
  FROM completions CompletionRow
  WHERE ((CompletionRow.agency_id = $1) AND (CompletionRow.learner_id IN ($2, …)))
  ORDER BY CompletionRow.programme_version_id ASC, CompletionRow.assignment ASC;

select count(*) as total
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and e.programme_version_id = $2::uuid;

select l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name, l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at, e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since, e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id, (select c.name
  from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name, (l.sort_key collate und-x-icu)::text as cursor_key
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and e.programme_version_id = $2::uuid and ($3::text is null or (l.sort_key collate und-x-icu, l.id) > ($3::text, $4::uuid))
  order by l.sort_key collate und-x-icu asc, l.id asc
  limit $5::int;
