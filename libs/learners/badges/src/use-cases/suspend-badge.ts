import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import { decideSuspend, type SuspendRefusal } from '../domain/decide-suspend.js';
import { readSuspension, type SuspensionText } from '../domain/read-suspension.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeMoves } from './badge-moves.js';

export interface SuspendBadgeRequest extends SuspensionText {
  readonly badgeId: string;
}

export type SuspendBadgeOutcome =
  | { readonly kind: 'badge-suspended-now'; readonly badge: Badge }
  | { readonly kind: 'badge-unknown' }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | SuspendRefusal;

/**
 * Takes a badge out of use until somebody decides: from now on a scan says SUSPENDED and shows no name and no reason. A
 * suspended agency may, as it may revoke.
 */
@Injectable()
export class SuspendBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: BadgeStore,
    private readonly moves: BadgeMoves,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, request: SuspendBadgeRequest): Promise<SuspendBadgeOutcome> {
    return this.units.write(actor, async (unit) => {
      const badge = await this.badges.openForUpdate(unit, actor.agencyId, request.badgeId);
      if (badge === null) return unit.leaveUntouched({ kind: 'badge-unknown' });
      const read = readSuspension(request);
      if (read.kind === 'invalid-input') return unit.leaveUntouched(read);
      const decision = decideSuspend(badge, read.reason, this.clock.now());
      if (decision.kind !== 'suspended') return unit.leaveUntouched(decision);
      await this.moves.suspend(unit, decision.badge, { by: actor.accountId, note: read.note });
      return { kind: 'badge-suspended-now', badge: decision.badge };
    });
  }
}
