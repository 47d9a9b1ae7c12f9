import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { isId } from '#platform/input';
import { rows, type Unit } from '#platform/persistence';

import type { Completion } from '../domain/completion.js';
import { toCompletion } from './completion.mapping.js';
import { CompletionRow } from './completion.row.js';
import { CompletionAttemptRow } from './completion-attempt.row.js';
import { type ShownCompletion, shownCompletions } from './shown-completions.js';

/** Completions of the unit's agency, for lists and screens. Another agency's are unknown. */
@Injectable()
export class CompletionReads {
  async one(unit: Unit, id: string): Promise<Completion | null> {
    const [found] = await this.several(unit, [id]);
    return found ?? null;
  }

  /** In no order; what is unknown is left out. */
  async several(unit: Unit, ids: readonly string[]): Promise<readonly Completion[]> {
    const agencyId = unit.actor?.agencyId;
    const wanted = ids.filter((id) => isId(id));
    if (!agencyId || wanted.length === 0) return [];
    const found = await rows(unit).findBy(CompletionRow, { agencyId, id: In(wanted) });
    return found.map(toCompletion);
  }

  /** The attempts before the one that stands, the newest first; every completion asked for has an entry. */
  async attemptsBefore(unit: Unit, completionIds: readonly string[]): Promise<Map<string, Completion[]>> {
    const byCompletion = new Map<string, Completion[]>(completionIds.map((id) => [id, []]));
    const agencyId = unit.actor?.agencyId;
    if (!agencyId || completionIds.length === 0) return byCompletion;
    const found = await rows(unit).find(CompletionAttemptRow, {
      where: { agencyId, id: In([...completionIds]) },
      order: { id: 'ASC', attempt: 'DESC' },
    });
    for (const row of found) byCompletion.get(row.id)?.push(toCompletion(row));
    return byCompletion;
  }

  /** The same as a page shows them: with the attempts before them and the names of who acted, in one statement. */
  shownOfLearners(unit: Unit, learnerIds: readonly string[]): Promise<Map<string, ShownCompletion[]>> {
    return shownCompletions(unit, learnerIds);
  }

  /** Every learner asked for has an entry, in the order of the assignments; a version's are next to each other. */
  async ofLearners(unit: Unit, learnerIds: readonly string[]): Promise<Map<string, Completion[]>> {
    const byLearner = new Map<string, Completion[]>(learnerIds.map((id) => [id, []]));
    const agencyId = unit.actor?.agencyId;
    const wanted = learnerIds.filter((id) => isId(id));
    if (!agencyId || wanted.length === 0) return byLearner;
    const found = await rows(unit).find(CompletionRow, {
      where: { agencyId, learnerId: In(wanted) },
      order: { programmeVersionId: 'ASC', assignment: 'ASC' },
    });
    for (const row of found) byLearner.get(row.learnerId)?.push(toCompletion(row));
    return byLearner;
  }
}
