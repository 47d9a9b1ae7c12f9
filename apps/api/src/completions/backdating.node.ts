import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { Instant } from '#platform/clock';

import { CalendarDay, DateTime } from '../graphql/scalars.js';

@ObjectType('Backdating', {
  description:
    'A submission whose day lies further back than the programme allows, as LPHQ sees it: the day and the reason, not the learner.',
})
export class BackdatingNode {
  @Field(() => ID, { description: 'The completion.' })
  id: string;

  @Field(() => ID, { description: 'The agency that asks.' })
  agencyId: string;

  @Field(() => String, { description: 'Its name.' })
  agencyName: string;

  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => CalendarDay, { description: 'On which day it was completed.' })
  completedOn: string;

  @Field(() => DateTime, { description: 'When it was submitted.' })
  submittedAt: Instant;

  @Field(() => String, { description: 'Why the day should stand.' })
  because: string;

  @Field(() => Boolean, {
    description:
      'Whether a file shows the work; LPHQ opens it at /backdatings/ID/evidence, which is recorded.',
  })
  hasFile: boolean;
}
