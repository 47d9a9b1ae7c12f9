import { Field, ID, ObjectType } from '@nestjs/graphql';

import type { Learner } from '#learners/roster';

/** Not the whole learner: a list of jobs with all that hangs on everybody in them would be dearer than any screen. */
@ObjectType('ListedLearner', { description: 'A learner by name; ask for the learner to be told more.' })
export class ListedLearnerNode {
  @Field(() => ID, { description: 'The learner’s id.' })
  id: string;

  @Field(() => String, { description: 'The name under which the agency knows the learner.' })
  displayName: string;
}

export function listedLearnerNode({ id, displayName }: Learner): ListedLearnerNode {
  return { id, displayName };
}
