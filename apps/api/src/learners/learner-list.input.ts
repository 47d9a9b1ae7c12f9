import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';

import {
  type EnrolmentStanding,
  EXPIRING_WITHIN_DAYS,
  type Joining,
  type LearnerFilter,
  type LearnerOrder,
  type LearnerWork,
  type Track,
} from '#learners/roster';

import { PageArguments } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { EnrolmentStandingEnum, JoiningEnum, TrackEnum } from './learner.node.js';

export const LearnerWorkEnum = enumOf<LearnerWork>(
  'LearnerWork',
  'What there is to do about a learner, or where their badge stands; a learner may be in several at once.',
  {
    WAITING_FOR_ASSESSMENT: 'A completion waits for an assessor.',
    RETURNED: 'A completion was sent back and not submitted again.',
    READY_FOR_BADGE: 'Every assignment is accepted, and no badge is held or waits for its signature.',
    BADGE_VALID: 'A badge is signed, has begun, was not taken back and has not expired.',
    BADGE_EXPIRING: `A valid badge expires within ${EXPIRING_WITHIN_DAYS} days.`,
    IN_PROGRESS: 'Not every assignment is accepted.',
    BADGE_RESTS_ON_VOIDED: 'A badge is in use, though a completion that it rests on was voided.',
    HOLDER_TO_BE_TOLD: 'Something became of a badge, and no mail could tell its holder.',
  },
);

export const LearnerOrderEnum = enumOf<LearnerOrder>('LearnerOrder', 'In which order learners are listed.', {
  NAME: 'By family name, as Unicode sorts: É among E, Œ among O.',
  NAME_DESC: 'By family name, backwards.',
  RECENT: 'Who was enrolled last comes first.',
});

@InputType('LearnerFilter', {
  description: 'Which learners of one’s agency; what is absent does not narrow. All of it must hold.',
})
export class LearnerFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Parts of the name in any order, accents and capitals aside: `trem zo` finds Zoé Tremblay.',
  })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this community.' })
  communityId?: string | null;

  @Field(() => TrackEnum, { nullable: true, description: 'Only those who work towards this.' })
  track?: Track | null;

  @Field(() => EnrolmentStandingEnum, {
    nullable: true,
    description: 'Only those whose enrolment stands so.',
  })
  standing?: EnrolmentStanding | null;

  @Field(() => LearnerWorkEnum, { nullable: true, description: 'Only those of this list of work.' })
  work?: LearnerWork | null;

  @Field(() => JoiningEnum, {
    nullable: true,
    description: 'Only those whose enrolment stands so beside their joining, of those who were not removed.',
  })
  joining?: Joining | null;

  @Field(() => ID, { nullable: true, description: 'Only those who are enrolled in this version.' })
  programmeVersionId?: string | null;
}

@ArgsType()
export class LearnersArguments extends PageArguments {
  @Field(() => LearnerFilterInput, { nullable: true, description: 'Which learners; absent: all.' })
  filter?: LearnerFilterInput | null;

  @Field(() => LearnerOrderEnum, { defaultValue: 'NAME', description: 'In which order.' })
  order: LearnerOrder;
}

/** The filter in the room’s words. */
export function learnerFilterOf(input: LearnerFilterInput | null | undefined): LearnerFilter {
  const given = Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given);
}
