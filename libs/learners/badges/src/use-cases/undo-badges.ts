import { Injectable } from '@nestjs/common';

import { Clock, type Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import { decideUndo, type UndoRefusal } from '../domain/decide-undo.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeMoves } from './badge-moves.js';

export type UndoBadgeOutcome =
  | { readonly kind: 'badge-undone'; readonly badge: Badge }
  | { readonly kind: 'badge-withdrawn'; readonly badge: Badge }
  | { readonly kind: 'badge-unknown' }
  | UndoRefusal;

/**
 * Takes back badges before anyone is told of them, in as many statements as one. Each is judged by itself: what is refused
 * stands, and nothing was written of it.
 */
@Injectable()
export class UndoBadges {
  constructor(
    private readonly badges: BadgeStore,
    private readonly moves: BadgeMoves,
    private readonly clock: Clock,
  ) {}

  /** Every id asked for has an outcome. Badges are locked until the unit ends. */
  async within(
    unit: WriteUnit,
    { agencyId, accountId: by }: MemberActor,
    badgeIds: readonly string[],
  ): Promise<ReadonlyMap<string, UndoBadgeOutcome>> {
    const opened = await this.badges.openAllForUpdate(unit, agencyId, badgeIds);
    const at = this.clock.now();
    const outcomes = new Map(badgeIds.map((id) => [id, judge(opened.get(id), at)]));
    const undone = [...outcomes.values()].flatMap((outcome) =>
      outcome.kind === 'taken-back' ? [outcome.badge] : [],
    );
    await this.moves.takeBackAll(unit, undone, { by, note: null, at });
    return new Map([...outcomes].map(([id, outcome]) => [id, told(outcome)]));
  }
}

type Judged = ReturnType<typeof decideUndo> | { readonly kind: 'badge-unknown' };

function judge(badge: Badge | undefined, at: Instant): Judged {
  return badge === undefined ? { kind: 'badge-unknown' } : decideUndo(badge, at);
}

function told(judged: Judged): UndoBadgeOutcome {
  if (judged.kind !== 'taken-back') return judged;
  const { badge } = judged;
  return { kind: badge.state === 'UNDONE' ? 'badge-undone' : 'badge-withdrawn', badge };
}
