import { Injectable } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { OutboxRelay, type WaitingEvent } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { CreateAgencyKey } from '#proof/signing';

import type { Job } from '../job.js';
import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';

const AT_A_TIME = 500;
const AUTHORISED = 'agency.authorised';

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
    const now = this.tools.clock.now();
    const waiting = await this.units.overQueues((unit) => this.relay.waiting(unit, now, AT_A_TIME));
    const others = waiting.filter(({ type }) => type !== AUTHORISED);
    if (others.length > 0) await this.markHandled(others);
    let heard = others.length;
    for (const event of waiting) if (event.type === AUTHORISED && (await this.heard(event))) heard += 1;
    return heard;
  }

  /** An event that nobody can act on is put off with an alarm and stops none behind it. */
  private async heard(event: WaitingEvent): Promise<boolean> {
    try {
      await this.makeKey(event.agencyId as AgencyId);
      await this.markHandled([event]);
      return true;
    } catch (error) {
      const fields = { job: this.name, agency: event.agencyId };
      this.tools.log.error(fields, 'An event is put off.', error);
      const now = this.tools.clock.now();
      await this.units.overQueues((unit) => this.relay.putOff(unit, event.id, now));
      return false;
    }
  }

  private async markHandled(events: readonly WaitingEvent[]): Promise<void> {
    const ids = events.map(({ id }) => id);
    await this.units.overQueues((unit) => this.relay.markHandled(unit, ids, this.tools.clock.now()));
  }

  private async makeKey(agencyId: AgencyId): Promise<void> {
    const agency = await this.units.read(workerFor(agencyId), (unit) => this.agencies.own(unit));
    if (agency === null) throw new Error(`The agency ${agencyId} was authorised and is not there.`);
    await this.createKey.run(workerFor(agencyId), { agencyId, slug: agency.slug });
  }
}
