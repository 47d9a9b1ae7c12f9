import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import type { WriteUnit } from '#platform/persistence';

import type { BadgeEvent } from '../domain/badge.events.js';

/** Tells the journal and the outbox of the same happenings, in the transaction in which they happened (T28). */
@Injectable()
export class BadgeAnnouncer {
  constructor(
    private readonly journal: Journal,
    private readonly outbox: Outbox,
  ) {}

  async tell(unit: WriteUnit, ...events: readonly BadgeEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.journal.appendAll(
      unit,
      events.map(({ journal }) => journal),
    );
    await this.outbox.publishAll(
      unit,
      events.map(({ outbox }) => outbox),
    );
  }
}
