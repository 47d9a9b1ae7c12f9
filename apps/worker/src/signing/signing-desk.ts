import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads, AgencyStandings, standingOn } from '#authority/agencies';
import { type ClaimedRow, PreparedBadges, type SignedForms, type WaitingBadge } from '#learners/badges';
import type { Instant } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { OriginBook } from '#proof/signing';

import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';
import { BadgeSigner, type OpenKeys } from './badge-signer.js';

/** A chunk of one agency's badges and what signs them. */
export interface OpenChunk {
  readonly badges: readonly WaitingBadge[];
  readonly keys: OpenKeys;
}

/** The short transactions of signing. None of them is open while something is signed. */
@Injectable()
export class SigningDesk {
  private readonly origins = new OriginBook();
  private readonly agencies = new AgencyReads();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly prepared: PreparedBadges,
    private readonly standings: AgencyStandings,
    private readonly signer: BadgeSigner,
    private readonly tools: WorkerLog,
  ) {}

  agenciesWaiting(due: Instant): Promise<AgencyId[]> {
    return this.units.read(workerFor(null), (unit) => this.prepared.agenciesWaiting(unit, due));
  }

  /** The agency where it may act today, else null: its rows then wait untouched. Asked again by `finish`, with a lock. */
  async mayAct(agencyId: AgencyId): Promise<Agency | null> {
    const agency = await this.units.read(workerFor(agencyId), (unit) => this.agencies.own(unit));
    if (agency === null) throw new Error(`Badges wait for the agency ${agencyId}, which is not there.`);
    return standingOn(agency, this.tools.clock.today()) === 'AUTHORISED' ? agency : null;
  }

  /** Claims and records the origin in one: nothing is signed before both are committed. */
  claim(agencyId: AgencyId, due: Instant, limit: number): Promise<readonly ClaimedRow[]> {
    return this.units.overQueues(async (unit) => {
      const claimed = await this.prepared.claim(unit, agencyId, { due, now: this.tools.clock.now(), limit });
      if (claimed.length > 0) await this.origins.hold(unit, this.signer.verifyOrigin);
      return claimed;
    });
  }

  open(agencyId: AgencyId, claimed: readonly ClaimedRow[]): Promise<OpenChunk> {
    return this.units.read(workerFor(agencyId), async (unit) => {
      const badges = await this.prepared.open(unit, claimed);
      return { badges, keys: await this.signer.keysFor(unit, badges) };
    });
  }

  /** Issues what is still prepared, of an agency that may still act, and says how many that were. */
  finish(agencyId: AgencyId, signed: ReadonlyMap<string, SignedForms>): Promise<number> {
    return this.units.write(workerFor(agencyId), async (unit) => {
      const standing = await this.standings.mayAct(unit, agencyId, this.tools.clock.today());
      if (standing.kind !== 'may-act') return unit.leaveUntouched(0);
      const issued = await this.prepared.finish(unit, signed, this.tools.clock.now());
      return issued > 0 ? issued : unit.leaveUntouched(0);
    });
  }

  putOff(badges: readonly ClaimedRow[]): Promise<void> {
    const now = this.tools.clock.now();
    return this.units.overQueues((unit) => this.prepared.putOff(unit, badges, now));
  }

  putOffBriefly(badges: readonly ClaimedRow[]): Promise<void> {
    const now = this.tools.clock.now();
    return this.units.overQueues((unit) => this.prepared.putOffBriefly(unit, badges, now));
  }
}
