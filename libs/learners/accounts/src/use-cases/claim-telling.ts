import { Injectable } from '@nestjs/common';

import { Clock, type Instant } from '#platform/clock';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import type { WriteUnit } from '#platform/persistence';

import { claimDrawn } from '../domain/claim.events.js';
import type { Claim } from '../domain/claim.js';

/** Who is told of claims that are mailed: the journal, and by the outbox the worker. */
@Injectable()
export class ClaimTelling {
  constructor(
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  now(): Instant {
    return this.clock.now();
  }

  async invited(unit: WriteUnit, claims: readonly Claim[]): Promise<void> {
    await this.journal.appendAll(unit, claims.map(claimDrawn));
    await this.outbox.publishAll(
      unit,
      claims.map(({ id }) => ({ type: 'learner.account-invited', payload: { claimId: id } })),
    );
  }
}
