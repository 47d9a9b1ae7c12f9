import type { Learner } from '#learners/roster';
import { query, type WriteUnit } from '#platform/persistence';

import type { Completion } from '../domain/completion.js';

/** A completion, and whose it is: the learner's account goes with it, as the table compares it with the decider. */
export interface TheirWork {
  readonly completion: Completion;
  readonly learner: Learner;
}

/** What changes of a completion. What it is about stays. */
const CHANGING = `learner_account_id, state, attempt, completed_on, submitted_by, submitted_at, decided_by, decided_at,
  outcomes_met, return_reason, voided_by, voided_at, void_reason, evidence_link, note, carried_from, assessor_text,
  rubric_notes, evidence_file_id, backdated_because, approved_by, approved_at`;

/** Found by a list of ids besides the join: however little the planner knows of the table, it is not read for every row. */
const SAVE = `
  update completions c set (${CHANGING}) = (select ${CHANGING.replaceAll(/\w+/g, 'r.$&')})
  from jsonb_to_recordset($3) as r (id uuid, learner_account_id uuid, state text, attempt smallint, completed_on date,
    submitted_by uuid, submitted_at timestamptz, decided_by uuid, decided_at timestamptz, outcomes_met text[],
    return_reason text, voided_by uuid, voided_at timestamptz, void_reason text, evidence_link text, note text,
    carried_from text, assessor_text text, rubric_notes jsonb, evidence_file_id uuid, backdated_because text,
    approved_by uuid, approved_at timestamptz)
  where c.agency_id = $1 and c.id = any($2::uuid[]) and c.id = r.id returning c.id`;

/** Writes completions of learners of one agency, whose files are open, as they now are: all by one statement. */
export async function saveCompletions(unit: WriteUnit, works: readonly TheirWork[]): Promise<void> {
  const [first] = works;
  if (first === undefined) return;
  const ids = works.map(({ completion }) => completion.id);
  const saved = await query(unit, SAVE, [first.learner.agencyId, ids, JSON.stringify(works.map(rowOf))]);
  if (saved.length !== works.length) throw new Error('A completion was gone when it was to be saved.');
}

function rowOf({ completion, learner }: TheirWork) {
  return {
    id: completion.id,
    learner_account_id: learner.accountId,
    state: completion.state,
    attempt: completion.attempt,
    completed_on: completion.completedOn,
    submitted_by: completion.submittedBy,
    submitted_at: completion.submittedAt,
    decided_by: completion.decidedBy,
    decided_at: completion.decidedAt,
    outcomes_met: completion.outcomesMet,
    return_reason: completion.returnReason,
    voided_by: completion.voidedBy,
    voided_at: completion.voidedAt,
    void_reason: completion.voidReason,
    evidence_link: completion.evidenceLink,
    note: completion.note,
    carried_from: completion.carriedFrom,
    assessor_text: completion.assessorText,
    rubric_notes: completion.rubricNotes,
    evidence_file_id: completion.evidenceFileId,
    backdated_because: completion.backdatedBecause,
    approved_by: completion.approvedBy,
    approved_at: completion.approvedAt,
  };
}
