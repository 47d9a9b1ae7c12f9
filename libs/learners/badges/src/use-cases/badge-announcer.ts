import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import type { WriteUnit } from '#platform/persistence';

import type { BadgeEvent } from '../domain/badge.events.js';

/** Tells the journal and the outbox of the same happening, in the transaction in which it happened (T28). */
@Injectable()
export class BadgeAnnouncer {
  constructor(
    private readonly journal: Journal,
    private readonly outbox: Outbox,
  ) {}

  async tell(unit: WriteUnit, event: BadgeEvent): Promise<void> {
    await this.journal.append(unit, event.journal);
    await this.outbox.publish(unit, event.outbox);
  }
}
