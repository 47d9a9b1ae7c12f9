import { Injectable } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { OutboxRelay, type WaitingEvent } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { CreateAgencyKey } from '#proof/signing';

import type { EventHandler } from '../outbox/event-handler.js';
import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';

/**
 * An agency that was authorised gets its signing keys, within a second as a rule. Making them twice changes nothing,
 * so the event is marked only after they are there.
 */
@Injectable()
export class MakeAgencyKeys implements EventHandler {
  readonly types = ['agency.authorised'];
  private readonly relay = new OutboxRelay();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyReads,
    private readonly createKey: CreateAgencyKey,
    private readonly tools: WorkerLog,
  ) {}

  async hear(event: WaitingEvent): Promise<void> {
    await this.makeKeys(event.agencyId as AgencyId);
    const now = this.tools.clock.now();
    await this.units.overQueues((unit) => this.relay.markHandled(unit, [event.id], now));
  }

  private async makeKeys(agencyId: AgencyId): Promise<void> {
    const agency = await this.units.read(workerFor(agencyId), (unit) => this.agencies.own(unit));
    if (agency === null) throw new Error(`The agency ${agencyId} was authorised and is not there.`);
    await this.createKey.run(workerFor(agencyId), { agencyId, slug: agency.slug });
  }
}
