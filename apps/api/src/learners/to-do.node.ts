import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { LearnerWork } from '#learners/roster';

import { LearnerWorkEnum } from './learner-list.input.js';

@ObjectType('ToDoLine', { description: 'A list of work and how many learners are in it.' })
export class ToDoLineNode {
  @Field(() => LearnerWorkEnum, {
    description: 'Which list; `learners(filter: { work })` is the list itself.',
  })
  work: LearnerWork;

  @Field(() => Int, { description: 'How many learners: the `totalCount` of that list.' })
  count: number;
}

@ObjectType('ToDo', { description: 'What there is to do in one’s agency.' })
export class ToDoNode {
  @Field(() => [ToDoLineNode], { description: 'A line for every list of work, in the order of the enum.' })
  lines: readonly ToDoLineNode[];
}

export function toDoNode(counts: ReadonlyMap<LearnerWork, number>): ToDoNode {
  return { lines: [...counts].map(([work, count]) => ({ work, count })) };
}
