import { Injectable } from '@nestjs/common';

import { AgencyStandings } from '#authority/agencies';
import { type LearnerNotActive, notActive } from '#learners/roster';
import { Clock, dayOf, type Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import type { Departure } from '../domain/arrival.js';
import { type Transfer, type TransferStays, transferStays } from '../domain/transfer.js';
import { TransferStore } from '../store/transfer.store.js';
import { LeavingLearners } from './leaving-learners.js';

export type AgreedTransfer =
  | { readonly kind: 'agreed'; readonly departure: Departure; readonly at: Instant }
  | { readonly kind: 'transfer-unknown' }
  | { readonly kind: 'receiver-unknown'; readonly slug: string }
  | TransferStays
  | LearnerNotActive;

/**
 * Opens a transfer for LPHQ, in a unit of the giving agency: the learner's row first, as everywhere, then both agencies'
 * rows of it. Refuses what is not agreed to any more, a learner who left meanwhile, and a receiver that may not act.
 */
@Injectable()
export class AgreedTransfers {
  constructor(
    private readonly transfers: TransferStore,
    private readonly leaving: LeavingLearners,
    private readonly standings: AgencyStandings,
    private readonly clock: Clock,
  ) {}

  async open(unit: WriteUnit, glimpsed: Transfer): Promise<AgreedTransfer> {
    const leaving = await this.leaving.open(unit, glimpsed);
    const transfer = await this.transfers.openForUpdate(unit, glimpsed.id);
    const offer = await this.transfers.openOffer(unit, glimpsed.toAgencyId, glimpsed.id);
    if (transfer === null || offer === null) return { kind: 'transfer-unknown' };
    const stays = transferStays(transfer.state, 'EXECUTE') ?? transferStays(offer.state, 'EXECUTE');
    if (stays) return stays;
    const { standing } = leaving.learner.enrolment;
    const atRest = standing === 'ON_HOLD' ? null : notActive({ standing });
    if (atRest) return atRest;
    const at = this.clock.now();
    const may = await this.standings.mayAct(unit, transfer.toAgencyId, dayOf(at));
    if (may.kind !== 'may-act') return { kind: 'receiver-unknown', slug: leaving.to.slug };
    return { kind: 'agreed', departure: { ...leaving, transfer, offer }, at };
  }
}
