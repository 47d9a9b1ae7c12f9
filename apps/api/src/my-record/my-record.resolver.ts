import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { SubmitCompletion } from '#learners/completions';
import { OwnBadges, OwnRecords } from '#learners/own-record';
import { Clock } from '#platform/clock';
import { say } from '#platform/wording';

import { BadgeLinks } from '../badges/badge-links.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { HandInWorkInput, HandInWorkResult, handInWorkResult, recordUnknown } from './hand-in-work.js';
import { myBadgeNode, MyBadgesNode, MyBadgeTodayNode, myBadgeTodayNode } from './my-badges.node.js';
import { myAgencyNode, MyRecordNode, myRecordNode } from './my-record.node.js';
import { ownActor, ownActors } from './own-actors.js';

/** A learner's own record, badges and work. */
@Resolver()
export class MyRecordResolver {
  constructor(
    private readonly records: OwnRecords,
    private readonly badges: OwnBadges,
    private readonly submit: SubmitCompletion,
    private readonly links: BadgeLinks,
    private readonly clock: Clock,
  ) {}

  @Query(() => [MyRecordNode], {
    description:
      'One’s own records, one for each agency that has one. For learners signed in within 12 hours.',
  })
  async myRecord(@CurrentOperation() operation: Operation): Promise<readonly MyRecordNode[]> {
    const found = await Promise.all(ownActors(operation).map((actor) => this.records.of(actor)));
    return found.flatMap((record) => (record === null ? [] : [myRecordNode(record)]));
  }

  @Query(() => MyBadgesNode, {
    description: 'One’s own badges, of every agency. For learners, on a device that knows them.',
  })
  async myBadges(@CurrentOperation() operation: Operation): Promise<MyBadgesNode> {
    const found = await Promise.all(ownActors(operation).map((actor) => this.badges.of(actor)));
    const badges = found.flatMap(({ agency, badges: held, asOf }) => {
      const with_ = { agency: myAgencyNode(agency), asOf, links: this.links };
      return held.map((badge) => myBadgeNode(badge, with_));
    });
    return { asOf: this.clock.now(), badges };
  }

  @Query(() => MyBadgeTodayNode, {
    nullable: true,
    description:
      'What a scan of one’s own badge answers now, by the agency’s record; null where one has no such badge.',
  })
  async myBadgeToday(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The badge’s id.' }) id: string,
  ): Promise<MyBadgeTodayNode | null> {
    for (const actor of ownActors(operation)) {
      const answer = await this.badges.scannedNow(actor, id);
      if (answer === null) continue;
      const word = say(operation.locale, `outcome.${answer.outcome}.word`);
      return myBadgeTodayNode(answer, { word, checkedAt: this.clock.now() });
    }
    return null;
  }

  @Mutation(() => HandInWorkResult, {
    description:
      'Hands in work on an assignment; it then waits for an assessor. For learners with a fresh sign-in.',
  })
  async handInWork(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => HandInWorkInput, description: 'Which work.' }) input: HandInWorkInput,
  ): Promise<typeof HandInWorkResult> {
    const actor = ownActor(operation, input.recordId);
    if (actor === null) return recordUnknown(operation.locale);
    const { recordId: learnerId, ...work } = input;
    return handInWorkResult(operation.locale, await this.submit.run(actor, { ...work, learnerId }));
  }
}
