import { Injectable } from '@nestjs/common';

import {
  type Decided,
  type LearnerFile,
  type RestingBadge,
  RestingBadges,
  type Voided,
} from '#learners/completions';
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

  override async preparedSince(unit: WriteUnit, decided: readonly Decided[]): Promise<ReadonlySet<string>> {
    const held = await this.badges.allHeldBy(unit, decided.map(fileOf));
    const isInTheWay = ({ file, decidedAt }: Decided): boolean =>
      held.get(file.learner.id)?.some((badge) => badge.preparedAt >= decidedAt || isLive(badge)) ?? false;
    return new Set(decided.filter(isInTheWay).map(({ completionId }) => completionId));
  }

  override async afterQualifying(unit: WriteUnit, files: readonly LearnerFile[]): Promise<void> {
    const { actor } = unit;
    const [first] = files;
    if (actor?.kind !== 'member' || first === undefined) return;
    const learners = files.map(({ learner }) => learner);
    await this.moves.closeQualified(unit, learners, { by: actor.accountId, at: first.openedAt });
  }

  /**
   * All are locked before any moves, in the order in which everybody locks them. What waits for its signature goes first: a
   * re-issue before the badge that it is to replace, which would take it along.
   */
  override async afterVoiding(
    unit: WriteUnit,
    voided: readonly Voided[],
  ): Promise<ReadonlyMap<string, RestingBadge>> {
    const resting = new Map<string, RestingBadge>();
    const [first] = voided;
    if (first === undefined) return resting;
    await this.passOn(unit, voided);
    const live = await this.liveOf(unit, voided);
    const ids = live.map(({ badge }) => badge.id);
    const opened = await this.badges.openAllForUpdate(unit, first.file.agency.id, ids);
    for (const affected of waitingFirst(live, opened)) {
      const became = await this.afterwards(unit, affected);
      const { completionId } = affected.voided;
      if (!resting.has(completionId)) resting.set(completionId, became);
    }
    return resting;
  }

  private async liveOf(unit: WriteUnit, all: readonly Voided[]): Promise<readonly Affected[]> {
    const held = await this.badges.allHeldBy(unit, all.map(fileOf));
    return all.flatMap((voided) => {
      const { learner, openedAt } = voided.file;
      const theirs = held.get(learner.id) ?? [];
      const live = theirs.filter((badge) => isLive(badge) && !hasLapsed(badge, openedAt));
      return live.map((badge) => ({ badge, voided }));
    });
  }

  /** What was accepted counts at another agency, too: the worker passes on that it does not stand. */
  private async passOn(unit: WriteUnit, voided: readonly Voided[]): Promise<void> {
    const elsewhere = voided.filter(({ file }) => file.learner.enrolment.standing === 'TRANSFERRED');
    if (elsewhere.length === 0) return;
    await this.outbox.publishAll(
      unit,
      elsewhere.map(({ completionId }) => ({
        type: 'completion.voided-after-transfer',
        payload: { completionId },
      })),
    );
  }

  private async afterwards(unit: WriteUnit, { badge, voided }: Affected): Promise<RestingBadge> {
    const { id } = badge;
    const { file, by, completionId } = voided;
    const { openedAt: at } = file;
    const mover = { by, note: null };
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
    await this.moves.openReview(unit, badge, { completionId, by, at });
    return { id, became: 'under-review' };
  }
}

interface Affected {
  readonly badge: Badge;
  readonly voided: Voided;
}

/** As they are now that they are locked; what ended meanwhile is left out. */
function waitingFirst(all: readonly Affected[], opened: ReadonlyMap<string, Badge>): readonly Affected[] {
  const live = all.flatMap(({ badge: { id }, voided }) => {
    const badge = opened.get(id);
    return badge !== undefined && isLive(badge) ? [{ badge, voided }] : [];
  });
  const waits = ({ badge }: Affected): boolean => badge.state === 'PREPARED';
  return [...live.filter(waits), ...live.filter((one) => !waits(one))];
}

function fileOf<File>({ file }: { readonly file: File }): File {
  return file;
}
