import { Injectable } from '@nestjs/common';

import type { CalendarDay, Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, rows, type Unit, type WriteUnit } from '#platform/persistence';

import type { Completion } from '../domain/completion.js';
import { toCompletion } from './completion.mapping.js';
import { CompletionRow } from './completion.row.js';

/** A submission that asks LPHQ about its day: what the question is, and not about whom. */
export interface Backdating {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly assignment: number;
  readonly completedOn: CalendarDay;
  readonly submittedAt: Instant;
  readonly because: string;
  /** Whether a file shows the work, which LPHQ may open while it is asked. */
  readonly hasFile: boolean;
}

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

  /** What waits for LPHQ's word, whoever waits longest first; at most a page of them. */
  async waiting(unit: Unit): Promise<readonly Backdating[]> {
    return query<Backdating>(
      unit,
      `select c.id, c.agency_id as "agencyId", a.name as "agencyName", c.assignment, c.completed_on as "completedOn",
         c.submitted_at as "submittedAt", c.backdated_because as because,
         c.evidence_file_id is not null as "hasFile"
       from completions c join agencies a on a.agency_id = c.agency_id
       where c.state = 'AWAITING_APPROVAL' order by c.submitted_at, c.id limit 50`,
    );
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
