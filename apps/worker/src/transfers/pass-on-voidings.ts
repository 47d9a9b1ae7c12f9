import { Injectable } from '@nestjs/common';

import { DoubtBadges } from '#learners/badges';
import { type CameWith, TransferTrail, type WentWith, workDoubted } from '#learners/transfers';
import { Journal } from '#platform/journal';
import { OutboxRelay, type WaitingEvent } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { EventHandler } from '../outbox/event-handler.js';
import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';

/**
 * Passes on what an agency voided after the learner had gone to another: there it counts still, until a manager of that
 * agency decides. Their journal says so, and badges on it come under review. Neither agency reads a row of the other's.
 */
@Injectable()
export class PassOnVoidings implements EventHandler {
  readonly types = ['completion.voided-after-transfer'];
  private readonly relay = new OutboxRelay();
  private readonly trail = new TransferTrail();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly doubts: DoubtBadges,
    private readonly journal: Journal,
    private readonly tools: WorkerLog,
  ) {}

  /** From agency to agency, as far as the learner went. Passed on twice, it opens no second review. */
  async hear(event: WaitingEvent): Promise<void> {
    let agencyId = event.agencyId as AgencyId;
    let completionId = String(event.payload['completionId']);
    for (;;) {
      const went = await this.units.read(workerFor(agencyId), (unit) =>
        this.trail.wentWith(unit, completionId),
      );
      const came = went && (await this.doubt(went));
      if (!went || !came) break;
      [agencyId, completionId] = [went.toAgencyId, came.completionId];
    }
    const now = this.tools.clock.now();
    await this.units.overQueues((unit) => this.relay.markHandled(unit, [event.id], now));
  }

  private doubt(went: WentWith): Promise<CameWith | null> {
    return this.units.write(workerFor(went.toAgencyId), async (unit) => {
      const came = await this.trail.cameWith(unit, went);
      if (came === null) return unit.leaveUntouched(null);
      await this.journal.append(unit, workDoubted(came, went.assignment));
      await this.doubts.within(unit, came, this.tools.clock.now());
      return came;
    });
  }
}
