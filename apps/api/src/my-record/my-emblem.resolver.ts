import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { ChooseEmblem, type ChooseEmblemOutcome } from '#learners/badges';
import { OwnBadges } from '#learners/own-record';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import {
  ChooseMyEmblemInput,
  ChooseMyEmblemResult,
  chooseMyEmblemResult,
  MyBadgeEmblemNode,
  myBadgeEmblemNode,
} from './my-emblem.js';
import { ownActors } from './own-actors.js';

/** The emblem on a learner's own card: apart from their badges, so that no device keeps what it reveals. */
@Resolver()
export class MyEmblemResolver {
  constructor(
    private readonly badges: OwnBadges,
    private readonly choose: ChooseEmblem,
  ) {}

  @Query(() => MyBadgeEmblemNode, {
    nullable: true,
    description:
      'What is printed on the card of one’s own badge; null where one has no such badge. For learners signed in within 12 hours.',
  })
  async myBadgeEmblem(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The badge’s id.' }) id: string,
  ): Promise<MyBadgeEmblemNode | null> {
    for (const actor of ownActors(operation)) {
      const found = await this.badges.emblemOf(actor, id);
      if (found !== null) return myBadgeEmblemNode(found);
    }
    return null;
  }

  @Mutation(() => ChooseMyEmblemResult, {
    description:
      'Chooses what the next card of one’s own badge shows; the badge stays the same. For learners with a fresh sign-in.',
  })
  async chooseMyEmblem(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ChooseMyEmblemInput, description: 'Which emblem, of which badge.' })
    input: ChooseMyEmblemInput,
  ): Promise<typeof ChooseMyEmblemResult> {
    let outcome: ChooseEmblemOutcome = { kind: 'badge-unknown' };
    for (const actor of ownActors(operation)) {
      outcome = await this.choose.run(actor, input);
      if (outcome.kind !== 'badge-unknown') break;
    }
    return chooseMyEmblemResult(operation.locale, outcome);
  }
}
