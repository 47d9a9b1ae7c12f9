import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import { decideRevoke, type RevokeRefusal, type TakenBack } from '../domain/decide-revoke.js';
import { readRevocation, type RevocationText } from '../domain/read-revocation.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeMoves } from './badge-moves.js';

export interface RevokeBadgeRequest extends RevocationText {
  readonly badgeId: string;
}

export type RevokeBadgeOutcome =
  | { readonly kind: 'badge-revoked' | 'badge-withdrawn'; readonly badge: Badge }
  | { readonly kind: 'badge-unknown' }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | RevokeRefusal;

/**
 * Takes a badge back for good: revokes what is signed, withdraws what still waits for its signature. A suspended
 * agency may: what is wrong must come off the street whoever put it there.
 */
@Injectable()
export class RevokeBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: BadgeStore,
    private readonly moves: BadgeMoves,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, request: RevokeBadgeRequest): Promise<RevokeBadgeOutcome> {
    return this.units.write(actor, async (unit) => {
      const badge = await this.badges.openForUpdate(unit, actor.agencyId, request.badgeId);
      if (badge === null) return unit.leaveUntouched({ kind: 'badge-unknown' });

      const revocation = readRevocation(request);
      if (revocation.kind === 'invalid-input') return unit.leaveUntouched(revocation);
      const outcome = decideRevoke(badge, revocation.reason, this.clock.now());
      if (outcome.kind !== 'taken-back') return unit.leaveUntouched(outcome);
      return this.takenBack(unit, outcome.badge, { by: actor.accountId, note: revocation.note });
    });
  }

  private async takenBack(
    unit: WriteUnit,
    badge: Badge & { readonly state: TakenBack },
    { by, note }: { by: MemberActor['accountId']; note: string | null },
  ): Promise<RevokeBadgeOutcome> {
    await this.moves.takeBack(unit, badge, { by, note });
    return { kind: badge.state === 'REVOKED' ? 'badge-revoked' : 'badge-withdrawn', badge };
  }
}
