import { Injectable } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';
import type { Code } from '#proof/compact';
import type { ForeseenRecord } from '#proof/verification';

import { shownBadge } from '../domain/shown-badge.js';
import { BadgeReads } from '../store/badge.reads.js';

export type ForeseeScanOutcome =
  | { readonly kind: 'foreseen'; readonly record: ForeseenRecord; readonly code: Code }
  | { readonly kind: 'badge-unknown' };

/** Says what a scan shows of a badge that is there, by its own state and its agency's. */
@Injectable()
export class ForeseeScan {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: BadgeReads,
    private readonly agencies: AgencyReads,
  ) {}

  run(actor: MemberActor, badgeId: string): Promise<ForeseeScanOutcome> {
    return this.units.read(actor, async (unit) => {
      const badge = await this.badges.one(unit, badgeId);
      const agency = await this.agencies.own(unit);
      if (badge === null || agency === null) return { kind: 'badge-unknown' };
      return { kind: 'foreseen', record: shownBadge(agency, badge), code: badge.code };
    });
  }
}
