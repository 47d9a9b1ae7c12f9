import { Injectable } from '@nestjs/common';

import { type LearnerFile, LearnerFiles, type OpenedFile } from '#learners/completions';
import { qualificationOf } from '#learners/qualification';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { badgePrepared } from '../domain/badge.events.js';
import type { Badge } from '../domain/badge.js';
import { decideIssue, type IssueRefusal, type IssueWish } from '../domain/decide-issue.js';
import type { PressedBadge } from '../domain/pressed-badge.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeAnnouncer } from './badge-announcer.js';
import { BadgePress } from './badge-press.js';

export type IssueBadgeOutcome =
  | { readonly kind: 'badge-prepared'; readonly badge: Badge }
  | Exclude<OpenedFile, { readonly kind: 'opened' }>
  | IssueRefusal
  /** The worker has not made it yet. */
  | { readonly kind: 'agency-has-no-key' };

/** What became of each learner, by the learner's id. */
type IssueBadgesOutcome = ReadonlyMap<string, IssueBadgeOutcome>;

/** A learner who may have the badge, and the one that yields to it. */
interface Granted {
  readonly kind: 'granted';
  readonly file: LearnerFile;
  readonly yielding: Badge | null;
}

type Judged =
  Granted | { readonly kind: 'refused'; readonly learnerId: string; readonly why: IssueBadgeOutcome };

/**
 * Prepares badges for signing, one for each learner, in as many statements as one badge takes. Each learner is judged by
 * their own file: what is refused to one changes nothing for another, and nothing of it was written.
 */
@Injectable()
export class IssueBadges {
  constructor(
    private readonly files: LearnerFiles,
    private readonly badges: BadgeStore,
    private readonly press: BadgePress,
    private readonly announcer: BadgeAnnouncer,
  ) {}

  /**
   * Every id asked for has an outcome. Learners are locked until the unit ends. Where the badge that was to yield is taken
   * back at that moment, its learner is decided about once more.
   */
  async within(
    unit: WriteUnit,
    actor: MemberActor,
    learnerIds: readonly string[],
    wish: IssueWish,
  ): Promise<IssueBadgesOutcome> {
    const outcomes = new Map<string, IssueBadgeOutcome>();
    const granted: Granted[] = [];
    for (const judged of await this.judge(unit, learnerIds, wish))
      if (judged.kind === 'granted') granted.push(judged);
      else outcomes.set(judged.learnerId, judged.why);
    if (granted.length === 0) return outcomes;
    return new Map([...outcomes, ...(await this.prepare(unit, actor, granted, wish))]);
  }

  private async judge(
    unit: WriteUnit,
    learnerIds: readonly string[],
    wish: IssueWish,
  ): Promise<readonly Judged[]> {
    const opened = await this.files.openAllForUpdate(unit, learnerIds);
    const files = [...opened.values()].flatMap((each) => (each.kind === 'opened' ? [each.file] : []));
    const held = await this.badges.allHeldBy(unit, files);
    return [...opened].map(([learnerId, each]): Judged => {
      if (each.kind !== 'opened') return { kind: 'refused', learnerId, why: each };
      const decision = decide(each.file, held.get(learnerId) ?? [], wish);
      return decision.kind === 'may-be-prepared'
        ? { kind: 'granted', file: each.file, yielding: decision.yielding }
        : { kind: 'refused', learnerId, why: decision };
    });
  }

  private async prepare(
    unit: WriteUnit,
    actor: MemberActor,
    granted: readonly Granted[],
    wish: IssueWish,
  ): Promise<IssueBadgesOutcome> {
    const pressed = await this.pressed(unit, actor, granted, wish);
    if (pressed === null)
      return new Map(granted.map(({ file }) => [file.learner.id, { kind: 'agency-has-no-key' }]));
    const left = await this.badges.prepareAll(unit, pressed);
    const events = pressed.filter(({ badge }) => !left.has(badge.id)).map((one) => told(one, wish));
    await this.announcer.tell(unit, ...events);
    const overtaken = pressed.map(({ badge }) => badge).filter(({ id }) => left.get(id) === 'overtaken');
    const again = overtaken.map(({ learnerId }) => learnerId);
    const decidedAgain = again.length === 0 ? [] : await this.within(unit, actor, again, wish);
    return new Map([...pressed.map(({ badge }) => outcomeOf(badge, left.get(badge.id))), ...decidedAgain]);
  }

  /** Null until the agency has a key. */
  private async pressed(
    unit: WriteUnit,
    { accountId: preparedBy }: MemberActor,
    granted: readonly Granted[],
    wish: IssueWish,
  ): Promise<readonly PressedBadge[] | null> {
    const [first] = granted;
    if (first === undefined) return [];
    const blanks = await this.badges.takeBlanks(unit, first.file, wish.kind ?? 'MSQ', granted.length);
    const orders = granted.flatMap(({ file, yielding }, at) => {
      const blank = blanks[at];
      return blank ? [{ file, blank, wish: { ...wish, preparedBy, yielding: yielding?.id ?? null } }] : [];
    });
    return orders.length < granted.length ? null : this.press.pressAll(orders);
  }
}

function decide(file: LearnerFile, held: readonly Badge[], wish: IssueWish) {
  const qualification = qualificationOf(file.completions, file.programme);
  const { learner, openedAt } = file;
  return decideIssue({ qualification, enrolment: learner.enrolment, held, openedAt }, wish);
}

function told({ badge, claim, yielding }: PressedBadge, { consent, replaces }: IssueWish) {
  const { kid, edition } = claim;
  const replaced = yielding !== null && yielding === replaces ? { replaces: yielding } : {};
  return badgePrepared(badge, { kid, edition, consent, ...replaced });
}

/** Whoever was overtaken is decided about again, and has another outcome in the end. */
function outcomeOf(badge: Badge, left: Badge | 'overtaken' | undefined): [string, IssueBadgeOutcome] {
  const isHeld = left !== undefined && left !== 'overtaken';
  return [
    badge.learnerId,
    isHeld ? { kind: 'badge-already-held', badge: left } : { kind: 'badge-prepared', badge },
  ];
}
