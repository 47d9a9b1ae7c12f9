import { Injectable } from '@nestjs/common';

import { Clock, type Instant } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type Badge, isLive } from '../domain/badge.js';
import { type DecisionText, readDecision, type ReviewDecision } from '../domain/badge-review.js';
import { decideRevoke } from '../domain/decide-revoke.js';
import { decideSuspend } from '../domain/decide-suspend.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeMoves } from './badge-moves.js';

export interface DecideReviewRequest extends DecisionText {
  readonly badgeId: string;
}

export type DecideReviewOutcome =
  | { readonly kind: 'review-decided'; readonly badge: Badge; readonly decision: ReviewDecision }
  | { readonly kind: 'badge-unknown' }
  | { readonly kind: 'no-review-open'; readonly badge: Badge }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/**
 * Decides what becomes of a badge whose ground was voided: it stays in use for a reason that is kept, is suspended, or is
 * revoked. A suspended agency may, as it may revoke: nothing is given that was not there. Nothing is to be decided about a
 * badge that a re-issue replaced meanwhile.
 */
@Injectable()
export class DecideReview {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: BadgeStore,
    private readonly moves: BadgeMoves,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, request: DecideReviewRequest): Promise<DecideReviewOutcome> {
    return this.units.write(actor, async (unit) => {
      const badge = await this.badges.openForUpdate(unit, actor.agencyId, request.badgeId);
      if (badge === null) return unit.leaveUntouched({ kind: 'badge-unknown' });
      const read = readDecision(request);
      if (read.kind === 'invalid-input') return unit.leaveUntouched(read);

      const { decision, reason } = read;
      const at = this.clock.now();
      const closing = { decision, reason, by: actor.accountId, at };
      const isDecided = isLive(badge) && (await this.moves.closeReview(unit, { badge, ...closing }));
      if (!isDecided) return unit.leaveUntouched({ kind: 'no-review-open', badge });
      const moved = await this.move(unit, badge, { ...closing, note: reason });
      return { kind: 'review-decided', badge: moved, decision };
    });
  }

  /** An open review is of a badge in use or suspended; what cannot move any further stays as it is. */
  private async move(unit: WriteUnit, badge: Badge, decided: Decided): Promise<Badge> {
    const { decision, at } = decided;
    if (decision === 'SUSPEND') {
      const suspending = decideSuspend(badge, 'COMPLETION_VOIDED', at);
      if (suspending.kind !== 'suspended') return badge;
      await this.moves.suspend(unit, suspending.badge, decided);
      return suspending.badge;
    }
    const revoking = decision === 'REVOKE' ? decideRevoke(badge, 'COMPLETION_WITHDRAWN', at) : null;
    if (revoking?.kind !== 'taken-back') return badge;
    await this.moves.takeBack(unit, revoking.badge, decided);
    return revoking.badge;
  }
}

interface Decided {
  readonly decision: ReviewDecision;
  readonly at: Instant;
  readonly by: MemberActor['accountId'];
  readonly note: string;
}
