import { Field, ID, InputType } from '@nestjs/graphql';

import type { AgeAttestation, Track } from '#learners/roster';

import { CalendarDay } from '../graphql/scalars.js';
import { AgeAttestationEnum, TrackEnum } from './learner.node.js';

@InputType('EnrolLearnerInput', {
  description: 'A new learner: given and family name, or a single name; never both.',
})
export class EnrolLearnerInput {
  @Field(() => ID, { description: 'The community that the learner is to serve.' })
  communityId: string;

  @Field(() => String, { nullable: true, description: 'The given name.' })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'The family name.' })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'The single name of somebody who has only one.' })
  singleName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How the agency calls the learner; absent: by the name.',
  })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The learner’s id in the agency’s own system.' })
  externalId?: string | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'The day on which they joined the community, at most 366 days ahead; absent: not said.',
  })
  joinedOn?: string | null;

  @Field(() => TrackEnum, { description: 'What the learner works towards.' })
  track: Track;

  @Field(() => AgeAttestationEnum, { description: 'What the agency attests of the age.' })
  ageAttested: AgeAttestation;
}
