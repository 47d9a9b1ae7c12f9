import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { Joining } from '#learners/roster';

@ObjectType('JoiningReport', {
  description:
    'How many learners were enrolled when they joined. Who was removed is not counted; each other learner is, once.',
})
export class JoiningReportNode {
  @Field(() => Int, { description: 'All of them: the sum of the four.' })
  learners: number;

  @Field(() => Int, {
    description: 'Enrolled by the day of joining: `learners(filter: { joining: BY_JOINING })`.',
  })
  byJoining: number;

  @Field(() => Int, {
    description: 'At most 30 days after: `learners(filter: { joining: WITHIN_30_DAYS })`.',
  })
  within30Days: number;

  @Field(() => Int, { description: 'More than 30 days after: `learners(filter: { joining: LATER })`.' })
  later: number;

  @Field(() => Int, {
    description: 'Whose day of joining nobody said: `learners(filter: { joining: NOT_SAID })`.',
  })
  notSaid: number;
}

export function joiningReportNode(counts: ReadonlyMap<Joining, number>): JoiningReportNode {
  const of = (joining: Joining): number => counts.get(joining) ?? 0;
  return {
    learners: [...counts.values()].reduce((sum, count) => sum + count, 0),
    byJoining: of('BY_JOINING'),
    within30Days: of('WITHIN_30_DAYS'),
    later: of('LATER'),
    notSaid: of('NOT_SAID'),
  };
}
