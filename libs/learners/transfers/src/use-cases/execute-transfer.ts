import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, type StaffActor } from '#platform/tenancy';

import { arrivalOf, type Departure } from '../domain/arrival.js';
import { TransferReads } from '../store/transfer.reads.js';
import { type AgreedTransfer, AgreedTransfers } from './agreed-transfers.js';
import { Arrivals } from './arrivals.js';

export type ExecuteTransferOutcome =
  | { readonly kind: 'transfer-executed'; readonly transferId: string }
  | Exclude<AgreedTransfer, { readonly kind: 'agreed' }>;

/**
 * Carries out what both agencies agreed to, in one transaction: the learner stands at the receiving agency with what was
 * accepted and a transcript, and rests at the giving one as transferred. Badges stay as they are.
 */
@Injectable()
export class ExecuteTransfer {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: TransferReads,
    private readonly agreed: AgreedTransfers,
    private readonly arrivals: Arrivals,
  ) {}

  async run(actor: StaffActor, transferId: string): Promise<ExecuteTransferOutcome> {
    if (!isId(transferId)) return { kind: 'transfer-unknown' };
    const glimpsed = await this.units.read(actor, (unit) => this.reads.one(unit, transferId));
    if (glimpsed === null) return { kind: 'transfer-unknown' };
    return this.units.write(
      inAgency(actor, glimpsed.agencyId),
      async (unit): Promise<ExecuteTransferOutcome> => {
        const opened = await this.agreed.open(unit, glimpsed);
        if (opened.kind !== 'agreed') return unit.leaveUntouched(opened);
        return this.executed(unit, actor, opened.departure, opened.at);
      },
    );
  }

  private async executed(
    unit: WriteUnit,
    actor: StaffActor,
    departure: Departure,
    at: Instant,
  ): Promise<ExecuteTransferOutcome> {
    const entry = { at, by: actor.accountId, learnerId: randomUUID(), enrolmentId: randomUUID() };
    const arrival = arrivalOf(departure, { ...entry, transcriptId: randomUUID() });
    await this.arrivals.enter(unit, departure, arrival);
    return { kind: 'transfer-executed', transferId: departure.transfer.id };
  }
}
