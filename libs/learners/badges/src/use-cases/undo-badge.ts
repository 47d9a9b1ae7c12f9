import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import { decideUndo, type UndoRefusal } from '../domain/decide-undo.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeMoves } from './badge-moves.js';

export interface UndoBadgeRequest {
  readonly badgeId: string;
}

export type UndoBadgeOutcome =
  | { readonly kind: 'badge-undone'; readonly badge: Badge }
  | { readonly kind: 'badge-withdrawn'; readonly badge: Badge }
  | { readonly kind: 'badge-unknown' }
  | UndoRefusal;

/**
 * Takes back a badge before anyone is told of it: no scan finds it from then on, as if it had never been. A suspended
 * agency may, as it may revoke.
 */
@Injectable()
export class UndoBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: BadgeStore,
    private readonly moves: BadgeMoves,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, request: UndoBadgeRequest): Promise<UndoBadgeOutcome> {
    return this.units.write(actor, async (unit) => {
      const outcome = await this.within(unit, actor, request);
      const isTakenBack = outcome.kind === 'badge-undone' || outcome.kind === 'badge-withdrawn';
      return isTakenBack ? outcome : unit.leaveUntouched(outcome);
    });
  }

  /** The same act in a unit that holds more than this one. What it refuses, it has written nothing of. */
  async within(
    unit: WriteUnit,
    actor: MemberActor,
    { badgeId }: UndoBadgeRequest,
  ): Promise<UndoBadgeOutcome> {
    const badge = await this.badges.openForUpdate(unit, actor.agencyId, badgeId);
    if (badge === null) return { kind: 'badge-unknown' };

    const decision = decideUndo(badge, this.clock.now());
    if (decision.kind !== 'taken-back') return decision;
    await this.moves.takeBack(unit, decision.badge, { by: actor.accountId, note: null });
    const kind = decision.badge.state === 'UNDONE' ? 'badge-undone' : 'badge-withdrawn';
    return { kind, badge: decision.badge };
  }
}
