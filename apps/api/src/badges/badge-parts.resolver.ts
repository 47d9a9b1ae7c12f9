import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { mayShowName, undoUntil } from '#learners/badges';
import type { Learner } from '#learners/roster';
import { Clock, type Instant } from '#platform/clock';
import { say } from '#platform/wording';
import { type Code, formatCode } from '#proof/compact';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { DateTime } from '../graphql/scalars.js';
import { LearnerLoaders } from '../learners/learner.loaders.js';
import { FORMAT_ARGUMENT, LINK_ARGUMENT } from './badge.input.js';
import { BadgeLoaders } from './badge.loaders.js';
import { BadgeNode } from './badge.node.js';
import { BadgeLinks } from './badge-links.js';
import { BadgeNoticeNode, badgeNoticeNode } from './badge-notice.js';
import { BadgeReviewNode, badgeReviewNode } from './badge-review.js';

/** What hangs on a badge. Not its learner: the two would lead to each other without end (T76). */
@Resolver(() => BadgeNode)
export class BadgePartsResolver {
  constructor(
    private readonly links: BadgeLinks,
    private readonly learners: LearnerLoaders,
    private readonly badges: BadgeLoaders,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => String, {
    description: 'The name under which the agency knows the learner whose it is.',
  })
  async learnerName(@CurrentOperation() operation: Operation, @Parent() badge: BadgeNode): Promise<string> {
    return (await this.learnerOf(operation, badge)).displayName;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether a badge in its place may show a name: that of a minor shows none.',
  })
  async mayShowName(@CurrentOperation() operation: Operation, @Parent() badge: BadgeNode): Promise<boolean> {
    return mayShowName((await this.learnerOf(operation, badge)).enrolment);
  }

  @ResolveField(() => BadgeReviewNode, {
    nullable: true,
    description: 'The newest review of it; null where its ground was never voided.',
  })
  async review(
    @CurrentOperation() operation: Operation,
    @Parent() { id }: BadgeNode,
  ): Promise<BadgeReviewNode | null> {
    const review = await this.badges.review.load(operation, id);
    return review && badgeReviewNode(review);
  }

  @ResolveField(() => BadgeNoticeNode, {
    nullable: true,
    description: 'The newest that its holder is to be told of it; null where nothing was.',
  })
  async notice(
    @CurrentOperation() operation: Operation,
    @Parent() { id, knownNotice }: BadgeNode,
  ): Promise<BadgeNoticeNode | null> {
    const notice = knownNotice === undefined ? await this.badges.notice.load(operation, id) : knownNotice;
    return notice && badgeNoticeNode(notice);
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description: 'Until when it can be undone; null unless it is issued and the time is not over.',
  })
  undoUntil(@Parent() badge: BadgeNode): Instant | null {
    return undoUntil(badge, this.clock.now());
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The address of its scan page; null until it is signed.',
  })
  shortLink(@Parent() badge: BadgeNode): string | null {
    return this.links.short(badge);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The address with the proof after `#`, which can be checked offline; null until it is signed.',
  })
  fullLink(@Parent() badge: BadgeNode): string | null {
    return this.links.full(badge);
  }

  @ResolveField(() => String, { nullable: true, description: 'Its QR code; null until it is signed.' })
  async qr(
    @CurrentOperation() operation: Operation,
    @Parent() badge: BadgeNode,
    @Args('link', LINK_ARGUMENT) link: 'SHORT' | 'FULL',
    @Args('format', FORMAT_ARGUMENT) format: 'SVG' | 'PNG',
  ): Promise<string | null> {
    if (format === 'PNG') return this.links.png(badge, link);
    const title = say(operation.locale, 'badge.qr-title', { code: formatCode(badge.code as Code) });
    return this.links.svg(badge, link, title);
  }

  private async learnerOf(operation: Operation, { learnerId }: BadgeNode): Promise<Learner> {
    const learner = await this.learners.byId.load(operation, learnerId);
    if (learner === null) throw new Error('A badge’s learner is not there.');
    return learner;
  }
}
