import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { rows, type Unit, type WriteUnit } from '#platform/persistence';

import type { Completion } from '../domain/completion.js';
import { toCompletion } from './completion.mapping.js';
import { CompletionRow } from './completion.row.js';

/** Submissions that ask LPHQ about their day, of all agencies: LPHQ alone reads here. */
@Injectable()
export class BackdatingStore {
  async agencyOf(unit: Unit, id: string): Promise<string | null> {
    if (!isId(id)) return null;
    const found = await rows(unit).findOne(CompletionRow, {
      where: { id },
      select: { id: true, agencyId: true },
    });
    return found && found.agencyId;
  }

  /** The completion of the unit's agency, locked until the unit ends. */
  async openForUpdate(unit: WriteUnit, id: string): Promise<Completion | null> {
    const agencyId = unit.actor?.agencyId;
    if (!agencyId || !isId(id)) return null;
    const found = await rows(unit).findOne(CompletionRow, {
      where: { agencyId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return found && toCompletion(found);
  }

  /** Writes LPHQ's decision and nothing else. */
  async save(
    unit: WriteUnit,
    { id, state, approvedBy, approvedAt, decidedBy, decidedAt, returnReason }: Completion,
  ): Promise<void> {
    const agencyId = unit.actor?.agencyId;
    const decision = { state, approvedBy, approvedAt, decidedBy, decidedAt, returnReason };
    const changed = await rows(unit).update(
      CompletionRow,
      { agencyId, id, state: 'AWAITING_APPROVAL' },
      decision,
    );
    if (changed.affected !== 1) throw new Error(`Completion ${id} moved while LPHQ decided about its day.`);
  }
}
