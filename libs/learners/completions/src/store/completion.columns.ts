/** What every read of a completion (`c`) or of an attempt before it (`a`) selects: both tables have these, in this order. */
export const completionColumns = (table: 'c' | 'a'): string => `
  ${table}.id, ${table}.agency_id as "agencyId", ${table}.learner_id as "learnerId", ${table}.learner_account_id as "learnerAccountId",
  ${table}.programme_version_id as "programmeVersionId", ${table}.assignment, ${table}.state, ${table}.attempt,
  ${table}.completed_on as "completedOn", ${table}.submitted_by as "submittedBy", ${table}.submitted_at as "submittedAt",
  ${table}.decided_by as "decidedBy", ${table}.decided_at as "decidedAt", ${table}.outcomes_met as "outcomesMet",
  ${table}.return_reason as "returnReason", ${table}.voided_by as "voidedBy", ${table}.voided_at as "voidedAt",
  ${table}.void_reason as "voidReason", ${table}.evidence_link as "evidenceLink", ${table}.note,
  ${table}.carried_from as "carriedFrom", ${table}.assessor_text as "assessorText", ${table}.rubric_notes as "rubricNotes",
  ${table}.evidence_file_id as "evidenceFileId", ${table}.backdated_because as "backdatedBecause",
  ${table}.approved_by as "approvedBy", ${table}.approved_at as "approvedAt"`;
