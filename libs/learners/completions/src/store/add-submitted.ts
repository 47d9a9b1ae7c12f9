import { query, type WriteUnit } from '#platform/persistence';

import type { TheirWork } from './save-completions.js';

const COLUMNS = `id, agency_id, learner_id, learner_account_id, programme_version_id, assignment, state, completed_on,
  submitted_by, submitted_at, evidence_link, note, evidence_file_id, backdated_because`;

/** Writes first submissions by one statement; none at all writes nothing. */
export async function addSubmitted(unit: WriteUnit, submitted: readonly TheirWork[]): Promise<void> {
  if (submitted.length === 0) return;
  await query(
    unit,
    `insert into completions (${COLUMNS})
     select ${COLUMNS} from jsonb_to_recordset($1) as r (id uuid, agency_id uuid, learner_id uuid, learner_account_id uuid,
       programme_version_id uuid, assignment smallint, state text, completed_on date, submitted_by uuid,
       submitted_at timestamptz, evidence_link text, note text, evidence_file_id uuid, backdated_because text)`,
    [JSON.stringify(submitted.map(rowOf))],
  );
}

function rowOf({ completion, learner }: TheirWork) {
  return {
    id: completion.id,
    agency_id: learner.agencyId,
    learner_id: completion.learnerId,
    learner_account_id: learner.accountId,
    programme_version_id: completion.programmeVersionId,
    assignment: completion.assignment,
    state: completion.state,
    completed_on: completion.completedOn,
    submitted_by: completion.submittedBy,
    submitted_at: completion.submittedAt,
    evidence_link: completion.evidenceLink,
    note: completion.note,
    evidence_file_id: completion.evidenceFileId,
    backdated_because: completion.backdatedBecause,
  };
}
