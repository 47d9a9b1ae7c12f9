import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';

import { ChangeVersion } from '#learners/completions';

import { made } from '../graphql/made.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { invalidInput } from '../graphql/problem.js';
import {
  LearnersJudgedForVersion,
  MoveLearnersToVersionResult,
  type VersionMove,
  versionMove,
} from './version-move.results.js';

/** Each is a unit of its own, so that nobody waits for the locks of a hundred; a page of a list is as long. */
const AT_ONCE = 100;

@InputType('MoveLearnersToVersionInput', { description: 'Who goes on under which version.' })
export class MoveLearnersToVersionInput {
  @Field(() => [ID], { description: `The learners, ${AT_ONCE} at most.` })
  learnerIds: string[];

  @Field(() => ID, { description: 'The version under which they go on.' })
  programmeVersionId: string;
}

@Resolver()
export class VersionMoveMutations {
  constructor(private readonly change: ChangeVersion) {}

  @Mutation(() => MoveLearnersToVersionResult, {
    description:
      'Lets learners go on under another version; what is accepted counts there by `programmeMapping`, and nobody loses a qualification. For managers.',
  })
  async moveLearnersToVersion(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => MoveLearnersToVersionInput, description: 'Who, and which version.' })
    { learnerIds, programmeVersionId }: MoveLearnersToVersionInput,
  ): Promise<typeof MoveLearnersToVersionResult> {
    if (learnerIds.length === 0) return invalidInput(locale, [{ field: 'learnerIds', because: 'empty' }]);
    if (learnerIds.length > AT_ONCE)
      return invalidInput(locale, [
        { field: 'learnerIds', because: 'too-many', values: { maximum: AT_ONCE } },
      ]);
    const learners: VersionMove[] = [];
    for (const learnerId of learnerIds)
      learners.push(
        versionMove(locale, learnerId, await this.change.run(member, { learnerId, programmeVersionId })),
      );
    return made(LearnersJudgedForVersion, { learners });
  }
}
