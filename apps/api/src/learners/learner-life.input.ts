import { Field, ID, InputType } from '@nestjs/graphql';

import type { AgeAttestation, Track } from '#learners/roster';

import { CalendarDay } from '../graphql/scalars.js';
import { AgeAttestationEnum, TrackEnum } from './learner.node.js';

@InputType({ isAbstract: true })
abstract class OfALearner {
  @Field(() => ID, { description: 'The learner’s id.' })
  learnerId: string;
}

@InputType({ isAbstract: true })
abstract class OfALearnerForAReason extends OfALearner {
  @Field(() => String, {
    nullable: true,
    description: 'Why, for the agency’s own people; sealed in the journal.',
  })
  reason?: string | null;
}

@InputType('PutLearnerOnHoldInput', { description: 'Whose enrolment is to rest, and why.' })
export class PutLearnerOnHoldInput extends OfALearnerForAReason {}

@InputType('WithdrawLearnerInput', { description: 'Who leaves of their own accord, and why.' })
export class WithdrawLearnerInput extends OfALearnerForAReason {}

@InputType('ResumeLearnerInput', { description: 'Who comes back, and why.' })
export class ResumeLearnerInput extends OfALearnerForAReason {}

@InputType('RemoveLearnerInput', { description: 'Whom the agency removes, and why.' })
export class RemoveLearnerInput extends OfALearner {
  @Field(() => String, { description: 'Why: the learner may ask for it. Sealed in the journal.' })
  reason: string;
}

@InputType('MoveLearnerInput', { description: 'Who is to serve another community of the agency.' })
export class MoveLearnerInput extends OfALearner {
  @Field(() => ID, { description: 'The community that the learner is to serve from now on.' })
  communityId: string;
}

@InputType('ChangeTrackInput', { description: 'Who heads somewhere else from now on.' })
export class ChangeTrackInput extends OfALearner {
  @Field(() => TrackEnum, { description: 'What the learner works towards from now on.' })
  track: Track;
}

@InputType('ChangeLearnerInput', {
  description: 'A learner as they are from now on, whole: what is absent is empty from now on.',
})
export class ChangeLearnerInput extends OfALearner {
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

  @Field(() => AgeAttestationEnum, {
    description: 'What the agency attests of the age.',
  })
  ageAttested: AgeAttestation;
}
