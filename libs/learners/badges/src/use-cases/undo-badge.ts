import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type UndoBadgeOutcome, UndoBadges } from './undo-badges.js';

export interface UndoBadgeRequest {
  readonly badgeId: string;
}

/**
 * Takes back a badge before anyone is told of it: no scan finds it from then on, as if it had never been. A suspended
 * agency may, as it may revoke.
 */
@Injectable()
export class UndoBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: UndoBadges,
  ) {}

  run(actor: MemberActor, { badgeId }: UndoBadgeRequest): Promise<UndoBadgeOutcome> {
    return this.units.write(actor, async (unit): Promise<UndoBadgeOutcome> => {
      const outcomes = await this.badges.within(unit, actor, [badgeId]);
      const outcome = outcomes.get(badgeId) ?? { kind: 'badge-unknown' };
      const isTakenBack = outcome.kind === 'badge-undone' || outcome.kind === 'badge-withdrawn';
      return isTakenBack ? outcome : unit.leaveUntouched(outcome);
    });
  }
}
