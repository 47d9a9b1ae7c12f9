import { Injectable } from '@nestjs/common';

import { OutboxRelay, type WaitingEvent } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';

import type { Job } from '../job.js';
import { MakeAgencyKeys } from '../keys/make-agency-keys.js';
import { QueueMail } from '../mail/queue-mail.js';
import { PassOnVoidings } from '../transfers/pass-on-voidings.js';
import { WorkerLog } from '../worker-log.js';
import type { EventHandler } from './event-handler.js';

const AT_A_TIME = 500;

/** Hears of what happened and hands each event to whoever acts on its type; what nobody acts on is done with. */
@Injectable()
export class RelayEvents implements Job {
  readonly name = 'relay-events';
  private readonly relay = new OutboxRelay();
  private readonly handlers: ReadonlyMap<string, EventHandler>;

  constructor(
    private readonly units: UnitsOfWork,
    makeAgencyKeys: MakeAgencyKeys,
    queueMail: QueueMail,
    passOnVoidings: PassOnVoidings,
    private readonly tools: WorkerLog,
  ) {
    const all: readonly EventHandler[] = [makeAgencyKeys, queueMail, passOnVoidings];
    this.handlers = new Map(all.flatMap((handler) => handler.types.map((type) => [type, handler])));
  }

  async run(): Promise<number> {
    const now = this.tools.clock.now();
    const waiting = await this.units.overQueues((unit) => this.relay.waiting(unit, now, AT_A_TIME));
    const others = waiting.filter(({ type }) => !this.handlers.has(type)).map(({ id }) => id);
    if (others.length > 0)
      await this.units.overQueues((unit) => this.relay.markHandled(unit, others, this.tools.clock.now()));
    let heard = others.length;
    for (const event of waiting) {
      const handler = this.handlers.get(event.type);
      if (handler && (await this.heard(handler, event))) heard += 1;
    }
    return heard;
  }

  /** An event that nobody can act on is put off with an alarm and stops none behind it. */
  private async heard(handler: EventHandler, event: WaitingEvent): Promise<boolean> {
    try {
      await handler.hear(event);
      return true;
    } catch (error) {
      this.tools.log.error({ job: this.name, agency: event.agencyId }, 'An event is put off.', error);
      const now = this.tools.clock.now();
      await this.units.overQueues((unit) => this.relay.putOff(unit, event.id, now));
      return false;
    }
  }
}
