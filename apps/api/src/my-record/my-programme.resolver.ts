import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { OwnProgrammes } from '#learners/own-record';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { MyProgrammeNode, myProgrammeNode } from './my-programme.node.js';
import { ownActor } from './own-actors.js';

/** What a learner reads and hears. */
@Resolver()
export class MyProgrammeResolver {
  constructor(private readonly programmes: OwnProgrammes) {}

  @Query(() => MyProgrammeNode, {
    nullable: true,
    description:
      'What one reads and hears under one of one’s own records; null where one has no such record. For learners signed in within 12 hours.',
  })
  async myProgramme(
    @CurrentOperation() operation: Operation,
    @Args('recordId', { type: () => ID, description: 'Which of one’s own records.' }) recordId: string,
  ): Promise<MyProgrammeNode | null> {
    const actor = ownActor(operation, recordId);
    const version = actor && (await this.programmes.of(actor));
    return version && myProgrammeNode(version);
  }
}
