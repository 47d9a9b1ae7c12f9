import { Injectable } from '@nestjs/common';

import { type LearnerFile, type RestingBadge, RestingBadges, type Voided } from '#learners/completions';
import type { Instant } from '#platform/clock';
import { Outbox } from '#platform/outbox';
import type { WriteUnit } from '#platform/persistence';

import { type Badge, hasLapsed, isLive } from '../domain/badge.js';
import { decideSuspend } from '../domain/decide-suspend.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeMoves } from './badge-moves.js';

/**
 * What becomes of badges when a completion under them is voided: what is not signed is withdrawn (T14); what is signed is
 * suspended, or stays in use while somebody decides, as the programme's policy says; what has expired is left alone. The
 * file is open, so nobody prepares another one meanwhile; each badge's own lock keeps the worker from signing it meanwhile.
 */
@Injectable()
export class BadgesOnVoided extends RestingBadges {
  constructor(
    private readonly badges: BadgeStore,
    private readonly moves: BadgeMoves,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  override async preparedSince(unit: WriteUnit, file: LearnerFile, at: Instant): Promise<boolean> {
    const held = await this.badges.heldBy(unit, file);
    return held.some((badge) => badge.preparedAt >= at || isLive(badge));
  }

  override async afterQualifying(unit: WriteUnit, files: readonly LearnerFile[]): Promise<void> {
    const { actor } = unit;
    const [first] = files;
    if (actor?.kind !== 'member' || first === undefined) return;
    const learners = files.map(({ learner }) => learner);
    await this.moves.closeQualified(unit, learners, { by: actor.accountId, at: first.openedAt });
  }

  /** The newest first, so that a re-issue which waits goes before the badge that it is to replace. */
  override async afterVoiding(
    unit: WriteUnit,
    file: LearnerFile,
    voided: Voided,
  ): Promise<RestingBadge | null> {
    if (file.learner.enrolment.standing === 'TRANSFERRED') await this.passOn(unit, voided);
    const held = await this.badges.heldBy(unit, file);
    const live = held.filter((badge) => isLive(badge) && !hasLapsed(badge, file.openedAt));
    const ids = live.map(({ id }) => id);
    const opened = await this.badges.openAllForUpdate(unit, file.agency.id, ids);
    const resting: RestingBadge[] = [];
    for (const id of ids) {
      const badge = opened.get(id);
      if (badge && isLive(badge)) resting.push(await this.afterwards(unit, { badge, file, voided }));
    }
    return resting[0] ?? null;
  }

  /** What was accepted counts at another agency, too: the worker passes on that it does not stand. */
  private passOn(unit: WriteUnit, { completionId }: Voided): Promise<void> {
    return this.outbox.publish(unit, { type: 'completion.voided-after-transfer', payload: { completionId } });
  }

  private async afterwards(unit: WriteUnit, { badge, file, voided }: Affected): Promise<RestingBadge> {
    const { id } = badge;
    const { openedAt: at } = file;
    const mover = { by: voided.by, note: null };
    if (badge.state === 'PREPARED') {
      const revocationReason = 'COMPLETION_WITHDRAWN';
      const withdrawn = { ...badge, state: 'WITHDRAWN', revokedAt: at, revocationReason } as const;
      await this.moves.takeBack(unit, withdrawn, mover);
      return { id, became: 'withdrawn' };
    }
    if (badge.state === 'SUSPENDED') return { id, became: 'suspended' };
    if (file.programme.policies.whenVoided === 'SUSPEND') {
      const decision = decideSuspend(badge, 'COMPLETION_VOIDED', at);
      if (decision.kind === 'suspended') await this.moves.suspend(unit, decision.badge, mover);
      return { id, became: 'suspended' };
    }
    await this.moves.openReview(unit, badge, { ...voided, at });
    return { id, became: 'under-review' };
  }
}

interface Affected {
  readonly badge: Badge;
  readonly file: LearnerFile;
  readonly voided: Voided;
}
