import { Injectable } from '@nestjs/common';

import { type Agency, AgencyStandings } from '#authority/agencies';
import { PreparedBadges, type WaitingBadge } from '#learners/badges';
import type { Instant } from '#platform/clock';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { OriginBook } from '#proof/signing';

import type { Job } from '../job.js';
import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';
import { BadgeSigner } from './badge-signer.js';

/** Signatures for one agency before the next one has its turn. */
const AT_A_TIME = 50;

type Tried = 'signed' | 'put-off' | 'nothing-due';

/** Which badge a unit claimed: known also when the unit is lost. */
interface Taken {
  badge: WaitingBadge | null;
}

/**
 * Signs what is prepared, a transaction for each badge: hold the agency's standing, claim the row, read its bytes
 * again with the lint, sign, store. The claim ends with the connection, so a killed worker loses nothing, and a
 * repeat signs the same committed bytes (docs/decisions/0005-worker-signs.md). What cannot be signed is put off with
 * an alarm and stops no other; the rows of an agency that may not act today wait.
 */
@Injectable()
export class SignPreparedBadges implements Job {
  readonly name = 'sign-prepared-badges';
  private readonly origins = new OriginBook();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly prepared: PreparedBadges,
    private readonly standings: AgencyStandings,
    private readonly signer: BadgeSigner,
    private readonly tools: WorkerLog,
  ) {}

  /** What is put off is due later than this run's beginning, so the run comes to an end. */
  async run(): Promise<number> {
    const due = this.tools.clock.now();
    const waiting = await this.units.read(workerFor(null), (unit) =>
      this.prepared.agenciesWaiting(unit, due),
    );
    let signed = 0;
    for (const agency of waiting) signed += await this.signFor(agency, due);
    return signed;
  }

  private async signFor(agency: AgencyId, due: Instant): Promise<number> {
    let signed = 0;
    try {
      for (let tried: Tried = 'put-off'; tried !== 'nothing-due' && signed < AT_A_TIME;) {
        tried = await this.tryNext(agency, due);
        if (tried === 'signed') signed += 1;
      }
    } catch (error) {
      this.tools.log.error({ job: this.name, agency }, 'An agency’s badges wait for the next run.', error);
    }
    return signed;
  }

  /** The putting off is a transaction of its own: the one that failed is lost, with whatever it wrote. */
  private async tryNext(agencyId: AgencyId, due: Instant): Promise<Tried> {
    const taken: Taken = { badge: null };
    try {
      const tried = await this.units.write(workerFor(agencyId), (unit) =>
        this.signNext(unit, agencyId, due, taken),
      );
      if (taken.badge !== null && tried === 'put-off') await this.putOffBriefly(taken.badge);
      return tried;
    } catch (error) {
      if (taken.badge === null) throw error;
      await this.putOff(taken.badge, error);
      return 'put-off';
    }
  }

  private async signNext(unit: WriteUnit, agencyId: AgencyId, due: Instant, taken: Taken): Promise<Tried> {
    taken.badge = null;
    const agency = await this.standing(unit, agencyId);
    if (agency === null) return unit.leaveUntouched<Tried>('nothing-due');
    const [badge] = await this.prepared.claim(unit, due, 1);
    if (badge === undefined) return unit.leaveUntouched<Tried>('nothing-due');
    taken.badge = badge;
    return this.sign(unit, agency, badge);
  }

  private async standing(unit: WriteUnit, agencyId: AgencyId): Promise<Agency | null> {
    const standing = await this.standings.mayAct(unit, agencyId, this.tools.clock.today());
    if (standing.kind !== 'may-act') return null;
    await this.origins.hold(unit, this.signer.verifyOrigin);
    return standing.agency;
  }

  private async sign(unit: WriteUnit, agency: Agency, badge: WaitingBadge): Promise<Tried> {
    const signed = await this.signer.sign(unit, agency, badge);
    if (signed === null) return unit.leaveUntouched<Tried>('put-off');
    if (await this.prepared.finish(unit, badge.credentialId, signed, this.tools.clock.now())) return 'signed';
    throw new Error('A badge that was claimed is no longer prepared.');
  }

  private async putOffBriefly(badge: WaitingBadge): Promise<void> {
    const now = this.tools.clock.now();
    await this.units.overQueues((unit) => this.prepared.putOffBriefly(unit, badge, now));
  }

  private async putOff(badge: WaitingBadge, fault: unknown): Promise<void> {
    const now = this.tools.clock.now();
    const { kid, agencyId: agency, attempts } = badge;
    this.tools.log.error(
      { job: this.name, kid, agency, count: attempts + 1 },
      'A badge was not signed.',
      fault,
    );
    await this.units.overQueues((unit) => this.prepared.putOff(unit, badge, now));
  }
}
