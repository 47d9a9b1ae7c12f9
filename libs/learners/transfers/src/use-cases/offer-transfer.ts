import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { type LearnerForChange, type LearnerNotActive, LearnersForChange, notActive } from '#learners/roster';
import type { Instant } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { transferOffered } from '../domain/transfer.events.js';
import { TransferStore } from '../store/transfer.store.js';

export interface OfferTransferRequest {
  readonly learnerId: string;
  /** The receiving agency's short name. */
  readonly toSlug: string;
  /** That the learner agreed to another agency hearing of them. */
  readonly consent: boolean;
}

export type OfferTransferOutcome =
  | { readonly kind: 'transfer-offered'; readonly transferId: string; readonly learnerId: string }
  | Exclude<LearnerForChange, { readonly kind: 'opened' }>
  | LearnerNotActive
  | { readonly kind: 'transfer-consent-missing' }
  | { readonly kind: 'receiver-unknown'; readonly slug: string }
  | { readonly kind: 'already-offered' };

/** Offers a learner to another agency, which sees from then on what the offer shows, and nothing else. */
@Injectable()
export class OfferTransfer {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly forChange: LearnersForChange,
    private readonly transfers: TransferStore,
    private readonly journal: Journal,
  ) {}

  run(actor: MemberActor, request: OfferTransferRequest): Promise<OfferTransferOutcome> {
    return this.units.write(actor, async (unit): Promise<OfferTransferOutcome> => {
      const opened = await this.forChange.open(unit, request.learnerId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      const { enrolment } = opened.learner;
      const refusal = enrolment.standing === 'ON_HOLD' ? null : notActive(enrolment);
      if (refusal) return unit.leaveUntouched(refusal);
      if (!request.consent) return unit.leaveUntouched({ kind: 'transfer-consent-missing' });
      return this.offered(unit, actor, { ...request, offeredAt: opened.now });
    });
  }

  private async offered(
    unit: WriteUnit,
    { agencyId, accountId }: MemberActor,
    { learnerId, toSlug, offeredAt }: OfferTransferRequest & { readonly offeredAt: Instant },
  ): Promise<OfferTransferOutcome> {
    const slug = toSlug.trim().toLowerCase();
    const transferId = randomUUID();
    const transfer = { id: transferId, agencyId, learnerId, toSlug: slug, offeredBy: accountId, offeredAt };
    const added = await this.transfers.offer(unit, transfer);
    if (added === 'receiver-unknown') return unit.leaveUntouched({ kind: added, slug });
    if (added === 'already-offered') return unit.leaveUntouched({ kind: added });
    await this.journal.append(unit, transferOffered(learnerId, transferId, slug));
    return { kind: 'transfer-offered', transferId, learnerId };
  }
}
