import { Injectable } from '@nestjs/common';

import { JournalReads } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';

import type { Operation } from '../graphql/operation.js';
import { PerOperation } from '../graphql/per-operation.js';
import type { JournalEntryNode } from './journal.node.js';

/** What LPHQ does to an agency for a reason that it must give. */
const FOR_A_REASON: ReadonlySet<string> = new Set(['agency.suspended', 'agency.reinstated']);

/** Why an agency was suspended or reinstated: opened for LPHQ, which wrote it, and for nobody else. */
@Injectable()
export class ReasonLoaders {
  private readonly reasons: PerOperation<string>;

  constructor(units: UnitsOfWork, journal: JournalReads) {
    this.reasons = new PerOperation(({ staff }, keys) =>
      units.read(staff, async (unit) => {
        const entries = keys.map((key) => key.split(' ') as [agencyId: string, id: string]);
        const agencyIds = [...new Set(entries.map(([agencyId]) => agencyId))];
        const ids = entries.map(([, id]) => id);
        const found = await journal.reasonsAboutAgencies(unit, agencyIds, ids);
        return new Map(entries.flatMap((entry) => told(found, entry)));
      }),
    );
  }

  load(operation: Operation, { id, type, agencyId }: JournalEntryNode): Promise<string | null> {
    if (operation.actor.kind !== 'staff' || !FOR_A_REASON.has(type)) return Promise.resolve(null);
    return this.reasons.load(operation, `${agencyId} ${id}`);
  }
}

function told(
  reasons: ReadonlyMap<string, string>,
  [agencyId, id]: readonly [string, string],
): [string, string][] {
  const reason = reasons.get(id);
  return reason === undefined ? [] : [[`${agencyId} ${id}`, reason]];
}
