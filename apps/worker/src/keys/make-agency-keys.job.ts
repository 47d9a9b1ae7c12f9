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
    let heard = 0;
    for (const event of waiting) heard += (await this.heard(event)) ? 1 : 0;
    return heard;
  }

  /** An event that nobody can act on stays with an alarm and stops none behind it. */
  private async heard(event: WaitingEvent): Promise<boolean> {
    try {
      await this.hear(event);
      return true;
    } catch (error) {
      this.tools.log.error(
        { job: this.name, agency: event.agencyId },
        'An event waits for the next run.',
        error,
      );
      return false;
    }
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
