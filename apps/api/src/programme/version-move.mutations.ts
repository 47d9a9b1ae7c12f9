import { Args, createUnionType, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';

import { ChangeVersion, type ChangeVersionOutcome } from '#learners/completions';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';

/** Each is a unit of its own; more are a job, which comes with a list to choose them from. */
const AT_ONCE = 50;

@InputType('MoveLearnersToVersionInput', { description: 'Who goes on under which version.' })
export class MoveLearnersToVersionInput {
  @Field(() => [ID], { description: `The learners, ${AT_ONCE} at most.` })
  learnerIds: string[];

  @Field(() => ID, { description: 'The version under which they go on.' })
  programmeVersionId: string;
}

@ObjectType('VersionMove', { description: 'What became of one learner.' })
export class VersionMove {
  @Field(() => String, {
    nullable: true,
    description: 'Why they stay where they are; null: they were moved.',
  })
  refusal: string | null;
}

@ObjectType('LearnersJudgedForVersion', {
  description: 'Each learner was judged by themselves: some may be moved and others not.',
})
export class LearnersJudgedForVersion {
  @Field(() => [VersionMove], { description: 'What became of each, in the order of the input.' })
  learners: VersionMove[];
}

export const MoveLearnersToVersionResult = createUnionType({
  name: 'MoveLearnersToVersionResult',
  description: 'What became of each learner, or why nobody was judged.',
  types: () => [LearnersJudgedForVersion, InvalidInput] as const,
});

@Resolver()
export class VersionMoveMutations {
  constructor(private readonly change: ChangeVersion) {}

  @Mutation(() => MoveLearnersToVersionResult, {
    description:
      'Lets learners go on under another version; what is accepted counts there by `programmeMapping`, and nobody loses a qualification. For managers.',
  })
  async moveLearnersToVersion(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => MoveLearnersToVersionInput, description: 'Who, and which version.' })
    { learnerIds, programmeVersionId }: MoveLearnersToVersionInput,
  ): Promise<typeof MoveLearnersToVersionResult> {
    const { locale, member } = operation;
    if (learnerIds.length === 0) return invalidInput(locale, [{ field: 'learnerIds', because: 'empty' }]);
    if (learnerIds.length > AT_ONCE)
      return invalidInput(locale, [
        { field: 'learnerIds', because: 'too-many', values: { maximum: AT_ONCE } },
      ]);
    const learners: VersionMove[] = [];
    for (const learnerId of learnerIds) {
      const outcome = await this.change.run(member, { learnerId, programmeVersionId });
      learners.push(made(VersionMove, { refusal: refusalOf(locale, outcome) }));
    }
    return made(LearnersJudgedForVersion, { learners });
  }
}

function refusalOf(locale: Locale, outcome: ChangeVersionOutcome): string | null {
  switch (outcome.kind) {
    case 'version-changed':
      return null;
    case 'learner-unknown':
    case 'programme-unknown':
    case 'version-unchanged':
    case 'version-retired':
      return say(locale, `problem.${outcome.kind}`);
    case 'agency-not-authorised':
      return say(locale, 'problem.agency-not-authorised', { standing: outcome.standing });
    case 'learner-not-active':
      return say(locale, 'problem.learner-not-active', { standing: outcome.standing });
    case 'work-taken-back':
      return say(locale, 'problem.work-taken-back', { missing: outcome.assignments.join(', ') });
    case 'completions-waiting':
      return say(locale, 'problem.completions-waiting', { waiting: outcome.assignments.join(', ') });
    case 'would-unqualify':
      return say(locale, 'problem.would-unqualify', { missing: outcome.missing.join(', ') });
  }
}
