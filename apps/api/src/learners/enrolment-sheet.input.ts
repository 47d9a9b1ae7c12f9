import { Field, ID, InputType } from '@nestjs/graphql';

import type { AgeAttestation, Track } from '#learners/roster';

import { AgeAttestationEnum, TrackEnum } from './learner.node.js';

@InputType('LearnerRowInput', {
  description: 'One line of a sheet: given and family name, or a single name; never both.',
})
export class LearnerRowInput {
  @Field(() => String, { nullable: true, description: 'The given name.' })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'The family name.' })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'The single name of somebody who has only one.' })
  singleName?: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The learner’s id in the agency’s own system.' })
  externalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'YYYY-MM-DD: the day on which they joined the community; absent: not said.',
  })
  joinedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The community by its name; absent: the one that the sheet names for all.',
  })
  community?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'MSO or GUARD; absent: what the sheet says for all.',
  })
  track?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ADULT or MINOR_WITH_CONSENT; absent: what the sheet says for all.',
  })
  ageAttested?: string | null;
}

@InputType({ isAbstract: true })
export abstract class SheetDefaultsInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The community of every line that names none.',
  })
  communityId?: string | null;

  @Field(() => TrackEnum, { nullable: true, description: 'The track of every line that names none.' })
  track?: Track | null;

  @Field(() => AgeAttestationEnum, {
    nullable: true,
    description: 'What the agency attests of the age wherever a line says nothing of it.',
  })
  ageAttested?: AgeAttestation | null;
}

@InputType('LearnerSheetInput', {
  description: 'New learners, at most 200, to be judged before they are enrolled.',
})
export class LearnerSheetInput extends SheetDefaultsInput {
  @Field(() => [LearnerRowInput], { description: 'The lines, at most 200.' })
  rows: LearnerRowInput[];
}

@InputType('EnrolLearnersInput', { description: 'New learners to be enrolled together.' })
export class EnrolLearnersInput extends LearnerSheetInput {
  @Field(() => String, {
    description: 'A UUID, drawn once for the sheet: the same sheet sent twice enrols nobody twice.',
  })
  sheetId: string;
}

/** A sheet as the rooms take it. */
export function sheetOf<Row>({
  rows,
  communityId,
  track,
  ageAttested,
}: SheetDefaultsInput & { rows: Row[] }) {
  return {
    rows,
    defaults: { communityId: communityId ?? null, track: track ?? null, ageAttested: ageAttested ?? null },
  };
}
