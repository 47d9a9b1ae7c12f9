import { Injectable } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { OutboxRelay, type WaitingEvent } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { CreateAgencyKey } from '#proof/signing';

import type { Job } from '../job.js';
import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';

const AT_A_TIME = 100;

/**
 * Hears of what happened and acts on it: an agency that was authorised gets its signing key, within a second as a
 * rule. Acting twice changes nothing, so an event is marked only after it was acted on.
 */
@Injectable()
export class MakeAgencyKeys implements Job {
  readonly name = 'make-agency-keys';
  private readonly relay = new OutboxRelay();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyReads,
    private readonly createKey: CreateAgencyKey,
    private readonly tools: WorkerLog,
  ) {}

  async run(): Promise<number> {
    const waiting = await this.units.overQueues((unit) => this.relay.waiting(unit, AT_A_TIME));
    for (const event of waiting) await this.hear(event);
    return waiting.length;
  }

  private async hear(event: WaitingEvent): Promise<void> {
    if (event.type === 'agency.authorised') await this.makeKey(event.agencyId as AgencyId);
    await this.units.overQueues((unit) => this.relay.markHandled(unit, [event.id], this.tools.clock.now()));
  }

  private async makeKey(agencyId: AgencyId): Promise<void> {
    const agency = await this.units.read(workerFor(agencyId), (unit) => this.agencies.own(unit));
    if (agency === null) throw new Error(`The agency ${agencyId} was authorised and is not there.`);
    await this.createKey.run(workerFor(agencyId), { agencyId, slug: agency.slug });
  }
}
