import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { transferWithdrawn } from '../domain/transfer.events.js';
import { type TransferStays, transferStays } from '../domain/transfer.js';
import { TransferStore } from '../store/transfer.store.js';

export type WithdrawTransferOutcome =
  | { readonly kind: 'transfer-withdrawn'; readonly learnerId: string }
  | { readonly kind: 'transfer-unknown' }
  | TransferStays;

/** Takes an offer back, accepted or not, until LPHQ has carried it out. Taking back needs no leave of LPHQ's. */
@Injectable()
export class WithdrawTransfer {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly transfers: TransferStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, transferId: string): Promise<WithdrawTransferOutcome> {
    return this.units.write(actor, async (unit): Promise<WithdrawTransferOutcome> => {
      const transfer = await this.transfers.openForUpdate(unit, transferId);
      if (transfer === null) return unit.leaveUntouched({ kind: 'transfer-unknown' });
      const stays = transferStays(transfer.state, 'WITHDRAW');
      if (stays) return unit.leaveUntouched(stays);
      await this.transfers.keepState(unit, transfer, 'WITHDRAWN', this.clock.now());
      await this.journal.append(unit, transferWithdrawn(transfer.learnerId, transfer.id));
      return { kind: 'transfer-withdrawn', learnerId: transfer.learnerId };
    });
  }
}
