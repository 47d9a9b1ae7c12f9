import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import type { LearnerActor } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import { decideEmblem, emblemChosen, type EmblemRefusal, type EmblemWish } from '../domain/decide-emblem.js';
import { BadgeStore } from '../store/badge.store.js';
import { EmblemStore } from '../store/emblem.store.js';

export interface ChooseEmblemRequest extends EmblemWish {
  readonly badgeId: string;
}

export type ChooseEmblemOutcome =
  | { readonly kind: 'emblem-chosen'; readonly badge: Badge }
  | { readonly kind: 'badge-unknown' }
  | EmblemRefusal;

/**
 * Has the holder choose what their card shows. No claim and no scan holds the emblem, so the badge stays the same badge:
 * nothing is signed anew, and a card that is printed already stays as it is.
 */
@Injectable()
export class ChooseEmblem {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: BadgeStore,
    private readonly emblems: EmblemStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  run(actor: LearnerActor, { badgeId, ...wish }: ChooseEmblemRequest): Promise<ChooseEmblemOutcome> {
    return this.units.write(actor, async (unit): Promise<ChooseEmblemOutcome> => {
      const badge = await this.badges.openForUpdate(unit, actor.agencyId, badgeId);
      if (badge?.learnerId !== actor.learnerId) return unit.leaveUntouched({ kind: 'badge-unknown' });
      const decision = decideEmblem(badge, wish, this.clock.now());
      if (decision.kind === 'emblem-as-chosen')
        return unit.leaveUntouched({ kind: 'emblem-chosen', badge: decision.badge });
      if (decision.kind !== 'emblem-chosen') return unit.leaveUntouched(decision);
      await this.emblems.choose(unit, decision.badge);
      await this.journal.append(unit, emblemChosen(decision.badge));
      return { kind: 'emblem-chosen', badge: decision.badge };
    });
  }
}
