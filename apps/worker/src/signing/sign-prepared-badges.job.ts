import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads } from '#authority/agencies';
import { PreparedBadges, type WaitingBadge } from '#learners/badges';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { OriginBook } from '#proof/signing';

import type { Job } from '../job.js';
import { workerFor } from '../worker-actor.js';
import { BadgeSigner } from './badge-signer.js';

const AT_A_TIME = 50;

/**
 * Signs what is prepared, one agency's at a time: claim the rows, read their bytes again with the lint, sign, store.
 * All in one transaction whose claims end with the connection, so a killed worker loses nothing, and a repeat signs
 * the same committed bytes (docs/decisions/0005-worker-signs.md).
 */
@Injectable()
export class SignPreparedBadges implements Job {
  readonly name = 'sign-prepared-badges';
  private readonly origins = new OriginBook();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly prepared: PreparedBadges,
    private readonly agencies: AgencyReads,
    private readonly signer: BadgeSigner,
  ) {}

  async run(): Promise<number> {
    const waiting = await this.units.read(workerFor(null), (unit) => this.prepared.agenciesWaiting(unit));
    let signed = 0;
    for (const agency of waiting) signed += await this.signFor(agency);
    return signed;
  }

  private signFor(agencyId: AgencyId): Promise<number> {
    return this.units.write(workerFor(agencyId), async (unit) => {
      const agency = await this.agencies.own(unit);
      if (agency === null) throw new Error(`Badges wait for ${agencyId}, which is no agency.`);
      await this.origins.hold(unit, this.signer.verifyOrigin);
      const waiting = await this.prepared.claim(unit, AT_A_TIME);
      const finished = await this.signEach(unit, agency, waiting);
      return finished > 0 ? finished : unit.leaveUntouched(0);
    });
  }

  private async signEach(unit: WriteUnit, agency: Agency, waiting: readonly WaitingBadge[]): Promise<number> {
    let finished = 0;
    for (const badge of waiting) finished += (await this.signer.sign(unit, agency, badge)) ? 1 : 0;
    return finished;
  }
}
