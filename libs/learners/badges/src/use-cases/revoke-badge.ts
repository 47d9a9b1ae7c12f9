import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { badgeRevoked } from '../domain/badge.events.js';
import type { Badge } from '../domain/badge.js';
import { decideRevoke, type RevokeRefusal } from '../domain/decide-revoke.js';
import { readRevocation, type RevocationText } from '../domain/read-revocation.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeAnnouncer } from './badge-announcer.js';

export interface RevokeBadgeRequest extends RevocationText {
  readonly badgeId: string;
}

export type RevokeBadgeOutcome =
  | { readonly kind: 'badge-revoked'; readonly badge: Badge }
  | { readonly kind: 'badge-unknown' }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | RevokeRefusal;

/** Revokes a badge for good. A suspended agency may: what is wrong must come off the street whoever put it there. */
@Injectable()
export class RevokeBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: BadgeStore,
    private readonly announcer: BadgeAnnouncer,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, request: RevokeBadgeRequest): Promise<RevokeBadgeOutcome> {
    return this.units.write(actor, async (unit) => {
      const badge = await this.badges.openForUpdate(unit, actor.agencyId, request.badgeId);
      if (badge === null) return unit.leaveUntouched({ kind: 'badge-unknown' });

      const revocation = readRevocation(request);
      if (revocation.kind === 'invalid-input') return unit.leaveUntouched(revocation);
      const outcome = decideRevoke(badge, revocation.reason, this.clock.now());
      if (outcome.kind !== 'revoked') return unit.leaveUntouched(outcome);
      return this.revoked(unit, outcome.badge, { by: actor.accountId, note: revocation.note });
    });
  }

  private async revoked(
    unit: WriteUnit,
    badge: Badge,
    { by, note }: { by: MemberActor['accountId']; note: string | null },
  ): Promise<RevokeBadgeOutcome> {
    await this.badges.revoke(unit, badge, { by, note });
    await this.announcer.tell(unit, badgeRevoked(badge, note));
    return { kind: 'badge-revoked', badge };
  }
}
