import { Injectable } from '@nestjs/common';

import { CarryOver } from '#learners/completions';
import { LearnerStore } from '#learners/roster';
import { Journal } from '#platform/journal';
import { unitInAgency, type WriteUnit } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

import type { Arrival, Departure } from '../domain/arrival.js';
import { transferMoved, transferredAway, transferredHere } from '../domain/transfer.events.js';
import { TransferStore } from '../store/transfer.store.js';

/** Writes somebody into the receiving agency's books and out of the giving one's, each told in its own journal. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly learners: LearnerStore,
    private readonly carryOver: CarryOver,
    private readonly journal: Journal,
    private readonly transfers: TransferStore,
  ) {}

  async enter(
    unit: WriteUnit,
    { transfer, learner: leaving, from }: Departure,
    { learner, works, transcript }: Arrival,
  ): Promise<void> {
    await this.learners.markTransferred(unit, leaving, learner.registeredAt);
    await this.journal.append(unit, transferredAway(leaving.id, transfer.id, transfer.toName));

    const there = unitInAgency(unit, learner.agencyId);
    const added = await this.learners.add(there, learner);
    if (added !== 'added') throw new Error(`A learner who was accepted could not be entered: ${added}.`);
    await this.journal.append(there, transferredHere(learner.id, transcript.id, from.name));
    if (works.length > 0) await this.carryOver.within(there, learner, works);
    await this.transfers.execute(unit, { transfer, learnerId: learner.id, transcript }, learner.registeredAt);
    await this.journal.append(unitInAgency(unit, LPHQ_SCOPE), transferMoved(transfer.id, 'EXECUTED', null));
  }
}
