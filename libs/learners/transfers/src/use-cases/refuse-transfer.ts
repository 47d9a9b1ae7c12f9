import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { type FieldProblem, isId, readFreeText } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import { inAgency, type StaffActor } from '#platform/tenancy';

import { transferMoved } from '../domain/transfer.events.js';
import { type TransferStays, transferStays } from '../domain/transfer.js';
import { TransferReads } from '../store/transfer.reads.js';
import { TransferStore } from '../store/transfer.store.js';

const REASON_AT_MOST = 1000;

export type RefuseTransferOutcome =
  | { readonly kind: 'transfer-refused'; readonly transferId: string }
  | { readonly kind: 'transfer-unknown' }
  | TransferStays
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** LPHQ's no to what both agencies agreed to; both read the reason. */
@Injectable()
export class RefuseTransfer {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: TransferReads,
    private readonly transfers: TransferStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: StaffActor, transferId: string, text: string): Promise<RefuseTransferOutcome> {
    const reason = readFreeText('reason', text, { maximum: REASON_AT_MOST, lines: 'many' });
    if (reason.kind === 'problems') return { kind: 'invalid-input', problems: reason.problems };
    if (!isId(transferId)) return { kind: 'transfer-unknown' };
    const glimpsed = await this.units.read(actor, (unit) => this.reads.one(unit, transferId));
    if (glimpsed === null) return { kind: 'transfer-unknown' };
    return this.units.write(
      inAgency(actor, glimpsed.agencyId),
      async (unit): Promise<RefuseTransferOutcome> => {
        const transfer = await this.transfers.openForUpdate(unit, transferId);
        const stays = transfer && transferStays(transfer.state, 'REFUSE');
        if (transfer === null || stays) return unit.leaveUntouched(stays ?? { kind: 'transfer-unknown' });
        await this.transfers.keepRefusal(unit, transfer, reason.value, this.clock.now());
        await this.journal.append(unit, transferMoved(transfer.id, 'REFUSED', reason.value));
        return { kind: 'transfer-refused', transferId };
      },
    );
  }
}
