import { Injectable } from '@nestjs/common';

import { query, type WriteUnit } from '#platform/persistence';

import type { Completion } from '../domain/completion.js';

const COLUMNS = `id, agency_id, learner_id, programme_version_id, assignment, state, completed_on, submitted_by, submitted_at,
  decided_by, decided_at, outcomes_met, carried_from, assessor_text`;

/** Completions of many learners at once, none of whom has an account yet. */
@Injectable()
export class CarriedOverStore {
  /** Writes all of them by one statement. */
  async addAll(
    unit: WriteUnit,
    carried: readonly { readonly completion: Completion; readonly agencyId: string }[],
  ): Promise<void> {
    if (carried.length === 0) return;
    await query(
      unit,
      `insert into completions (${COLUMNS})
       select ${COLUMNS} from jsonb_to_recordset($1) as r (id uuid, agency_id uuid, learner_id uuid,
         programme_version_id uuid, assignment smallint, state text, completed_on date, submitted_by uuid,
         submitted_at timestamptz, decided_by uuid, decided_at timestamptz, outcomes_met text[], carried_from text,
         assessor_text text)`,
      [JSON.stringify(carried.map(({ completion, agencyId }) => rowOf(completion, agencyId)))],
    );
  }
}

function rowOf(completion: Completion, agencyId: string) {
  return {
    id: completion.id,
    agency_id: agencyId,
    learner_id: completion.learnerId,
    programme_version_id: completion.programmeVersionId,
    assignment: completion.assignment,
    state: completion.state,
    completed_on: completion.completedOn,
    submitted_by: completion.submittedBy,
    submitted_at: completion.submittedAt,
    decided_by: completion.decidedBy,
    decided_at: completion.decidedAt,
    outcomes_met: completion.outcomesMet,
    carried_from: completion.carriedFrom,
    assessor_text: completion.assessorText,
  };
}
