import { Injectable } from '@nestjs/common';

import { type LearnerFile, type RestingBadge, RestingBadges } from '#learners/completions';
import type { Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import { isLive } from '../domain/badge.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeMoves } from './badge-moves.js';

/**
 * What becomes of a badge when a completion under it is voided: not signed yet, it is withdrawn (T14); signed, it stands,
 * because taking it off the street is an act of its own, with its own reason. The file is open, so nobody prepares
 * another one meanwhile; the badge's own lock keeps the worker from signing it meanwhile.
 */
@Injectable()
export class WithdrawWaiting extends RestingBadges {
  constructor(
    private readonly badges: BadgeStore,
    private readonly moves: BadgeMoves,
  ) {
    super();
  }

  override async preparedSince(unit: WriteUnit, file: LearnerFile, at: Instant): Promise<boolean> {
    const held = await this.badges.heldBy(unit, file);
    return held.some(({ preparedAt }) => preparedAt >= at);
  }

  override async afterVoiding(
    unit: WriteUnit,
    file: LearnerFile,
    by: AccountId,
  ): Promise<RestingBadge | null> {
    const glimpsed = (await this.badges.heldBy(unit, file)).find(isLive);
    const badge = glimpsed && (await this.badges.openForUpdate(unit, file.agency.id, glimpsed.id));
    if (!badge || !isLive(badge)) return null;
    if (badge.state !== 'PREPARED') return { id: badge.id, became: 'still-valid' };

    const withdrawn = {
      ...badge,
      state: 'WITHDRAWN',
      revokedAt: file.openedAt,
      revocationReason: 'COMPLETION_WITHDRAWN',
    } as const;
    await this.moves.takeBack(unit, withdrawn, { by, note: null });
    return { id: badge.id, became: 'withdrawn' };
  }
}
