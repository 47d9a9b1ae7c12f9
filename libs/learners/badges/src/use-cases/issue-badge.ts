import { Injectable } from '@nestjs/common';

import { type LearnerFile, LearnerFiles, type OpenedFile } from '#learners/completions';
import { qualificationOf } from '#learners/qualification';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { badgePrepared } from '../domain/badge.events.js';
import type { Badge } from '../domain/badge.js';
import {
  decideIssue,
  type IssueDecision,
  type IssueRefusal,
  type IssueWish,
} from '../domain/decide-issue.js';
import type { PressedBadge } from '../domain/pressed-badge.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeAnnouncer } from './badge-announcer.js';
import { BadgePress } from './badge-press.js';

export interface IssueBadgeRequest extends IssueWish {
  readonly learnerId: string;
}

export type IssueBadgeOutcome =
  | { readonly kind: 'badge-prepared'; readonly badge: Badge }
  | Exclude<OpenedFile, { readonly kind: 'opened' }>
  | IssueRefusal
  /** The worker has not made it yet. */
  | { readonly kind: 'agency-has-no-key' };

/** Prepares a badge for signing. Until the worker has signed it, a scan answers NOT_FOUND. */
@Injectable()
export class IssueBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly files: LearnerFiles,
    private readonly badges: BadgeStore,
    private readonly press: BadgePress,
    private readonly announcer: BadgeAnnouncer,
  ) {}

  run(actor: MemberActor, request: IssueBadgeRequest): Promise<IssueBadgeOutcome> {
    return this.units.write(actor, async (unit) => {
      const outcome = await this.within(unit, actor, request);
      return outcome.kind === 'badge-prepared' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  /**
   * The same act in a unit that holds more than this one. What it refuses, it has written nothing of. Where the badge
   * that was to yield is taken back at that moment, it is decided once more.
   */
  async within(unit: WriteUnit, actor: MemberActor, request: IssueBadgeRequest): Promise<IssueBadgeOutcome> {
    const opened = await this.files.openForUpdate(unit, request.learnerId);
    if (opened.kind !== 'opened') return opened;

    const decision = await this.decide(unit, opened.file, request);
    if (decision.kind !== 'may-be-prepared') return decision;

    const blank = await this.badges.takeBlank(unit, opened.file, request.kind ?? 'MSQ');
    if (blank === null) return { kind: 'agency-has-no-key' };

    const yielding = decision.yielding?.id ?? null;
    const wish = { ...request, preparedBy: actor.accountId, yielding };
    const { edition } = opened.file.programme;
    const replaces = yielding !== null && yielding === request.replaces ? { replaces: yielding } : {};
    const told = { edition, consent: request.consent, ...replaces };
    const outcome = await this.prepared(unit, this.press.press(opened.file, blank, wish), told);
    return outcome ?? this.within(unit, actor, request);
  }

  private async decide(unit: WriteUnit, file: LearnerFile, wish: IssueWish): Promise<IssueDecision> {
    const qualification = qualificationOf(file.completions, file.programme);
    const held = await this.badges.heldBy(unit, file);
    const { learner, openedAt } = file;
    return decideIssue({ qualification, enrolment: learner.enrolment, held, openedAt }, wish);
  }

  private async prepared(
    unit: WriteUnit,
    pressed: PressedBadge,
    told: { edition: string; consent: boolean; replaces?: string },
  ): Promise<IssueBadgeOutcome | null> {
    const held = await this.badges.prepare(unit, pressed);
    if (held === 'overtaken') return null;
    if (held !== null) return { kind: 'badge-already-held', badge: held };
    await this.announcer.tell(unit, badgePrepared(pressed.badge, { kid: pressed.claim.kid, ...told }));
    return { kind: 'badge-prepared', badge: pressed.badge };
  }
}
