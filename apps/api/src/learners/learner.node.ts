import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { Qualification } from '#learners/qualification';
import {
  type AgeAttestation,
  type EnrolmentStanding,
  type EnrolmentState,
  type Joining,
  joiningOf,
  type Learner,
  publicNameOf,
  type Track,
} from '#learners/roster';
import type { Instant } from '#platform/clock';

import { connectionType } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';

export const TrackEnum = enumOf<Track>('Track', 'What a learner works towards.', {
  MSO: 'To serve members of the community.',
  GUARD: 'To serve members, and to be licensed as a security guard in Ontario.',
});

export const AgeAttestationEnum = enumOf<AgeAttestation>(
  'AgeAttestation',
  'What the agency attests of a learner’s age. A birth date is never asked.',
  {
    ADULT: 'Old enough by the programme’s policies.',
    MINOR_WITH_CONSENT:
      'A minor whom the programme admits, whose community approved and whose guardian consented. Their badge shows no name.',
  },
);

export const EnrolmentStandingEnum = enumOf<EnrolmentStanding>(
  'EnrolmentStanding',
  'Whether an enrolment goes on.',
  {
    ACTIVE: 'It goes on.',
    ON_HOLD: 'It rests.',
    WITHDRAWN: 'The learner left.',
    REMOVED: 'The agency ended it, for a reason.',
    TRANSFERRED: 'The learner is with another agency now.',
  },
);

export const EnrolmentStateEnum = enumOf<EnrolmentState>(
  'EnrolmentState',
  'How far an enrolment has come or, where it does not go on, where it stands.',
  {
    ENROLLED: 'Nothing was submitted yet.',
    IN_PROGRESS: 'Not every assignment is accepted.',
    MEMBER_SERVICE_QUALIFIED: 'Every assignment is accepted.',
    CC_MS_AWARDED: 'Every assignment is accepted, and with it Core Competencies in Member Service.',
    ON_HOLD: 'It rests.',
    WITHDRAWN: 'The learner left.',
    REMOVED: 'The agency ended it, for a reason.',
    TRANSFERRED: 'The learner is with another agency now.',
  },
);

export const JoiningEnum = enumOf<Joining>(
  'Joining',
  'How the day of enrolment stands beside the day of joining. Training is to start when somebody joins.',
  {
    BY_JOINING: 'Enrolled on the day of joining or before.',
    WITHIN_30_DAYS: 'Enrolled at most 30 days after joining.',
    LATER: 'Enrolled more than 30 days after joining.',
    NOT_SAID: 'Nobody said when they joined.',
  },
);

@ObjectType('Enrolment', { description: 'In which version of the programme a learner is, since when.' })
export class EnrolmentNode {
  @Field(() => TrackEnum, { description: 'What the learner works towards.' })
  track: Track;

  @Field(() => CalendarDay, { description: 'Since which day.' })
  enrolledOn: string;

  @Field(() => EnrolmentStandingEnum, { description: 'Whether it goes on.' })
  standing: EnrolmentStanding;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it stands so; null where it was never anything but active.',
  })
  standingSince: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why it rests or ended, where somebody said so.' })
  standingReason: string | null;

  @Field(() => Boolean, {
    description: 'Whether it comes from records of before the portal, which LPHQ approved.',
  })
  fromEarlierRecords: boolean;

  @Field(() => AgeAttestationEnum, {
    nullable: true,
    description: 'What was attested of the age; null where nobody was asked.',
  })
  ageAttested: AgeAttestation | null;

  /** For its resolver: not fields. */
  programmeVersionId: string;
  learnerId: string;
  keepsCoreCompetencies: boolean;
}

@ObjectType('LearnerName', { description: 'A given and a family name, or a single name.' })
export class LearnerNameNode {
  @Field(() => String, { nullable: true, description: 'The given name.' })
  given: string | null;

  @Field(() => String, { nullable: true, description: 'The family name.' })
  family: string | null;

  @Field(() => String, { nullable: true, description: 'The single name of somebody who has only one.' })
  single: string | null;
}

@ObjectType('Qualification', { description: 'Whether a learner is Member Service Qualified.' })
export class QualificationNode {
  @Field(() => Boolean, { description: 'Whether every assignment is accepted.' })
  qualified: boolean;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'Since which day; null while something is missing.',
  })
  qualifiedOn: string | null;

  @Field(() => [Int], { description: 'The numbers of the assignments that are not accepted yet.' })
  missing: readonly number[];
}

@ObjectType('Learner', { description: 'Somebody whom an agency brings towards qualification.' })
export class LearnerNode {
  @Field(() => ID, { description: 'The learner’s id.' })
  id: string;

  @Field(() => ID, {
    description: 'Random, and the same at whatever agency the learner is transferred to.',
  })
  portableId: string;

  @Field(() => String, { description: 'The name under which the agency knows the learner.' })
  displayName: string;

  @Field(() => LearnerNameNode, { description: 'The name as it was enrolled.' })
  name: LearnerNameNode;

  @Field(() => String, {
    description: 'The name that a badge may show: initial and family name, or a single name whole.',
  })
  publicName: string;

  @Field(() => String, { nullable: true, description: 'The learner’s e-mail address, where it is known.' })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'The learner’s id in the agency’s own system.' })
  externalId: string | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'The day on which they joined the community that they serve; null where nobody said so.',
  })
  joinedOn: string | null;

  @Field(() => JoiningEnum, { description: 'How the enrolment stands beside the joining.' })
  joining: Joining;

  @Field(() => DateTime, { description: 'When the learner was registered.' })
  registeredAt: Instant;

  @Field(() => EnrolmentNode, { description: 'In which version of the programme the learner is.' })
  enrolment: EnrolmentNode;

  @Field(() => ID, { description: 'The id of the community that the learner is to serve.' })
  communityId: string;

  /** For its resolver, where it was read with the learner: not a field. */
  knownCommunityName: string | null;
}

export const LearnerConnection = connectionType('Learner', () => LearnerNode, 'the agency’s learners');

export function learnerNode(learner: Learner & { readonly communityName?: string }): LearnerNode {
  const { id, portableId, displayName, name, email, externalId } = learner;
  const { joinedOn, registeredAt, communityId } = learner;
  const enrolment = enrolmentNode(learner);
  return {
    id,
    portableId,
    displayName,
    name: learnerNameNode(name),
    publicName: publicNameOf(name),
    email,
    externalId,
    joinedOn,
    joining: joiningOf(learner),
    registeredAt,
    enrolment,
    communityId,
    knownCommunityName: learner.communityName ?? null,
  };
}

function learnerNameNode(name: Learner['name']): LearnerNameNode {
  return name.kind === 'single'
    ? { given: null, family: null, single: name.single }
    : { given: name.given, family: name.family, single: null };
}

function enrolmentNode({ id: learnerId, enrolment }: Learner): EnrolmentNode {
  const { id: _, openingBatchId, ...facts } = enrolment;
  return { ...facts, learnerId, fromEarlierRecords: openingBatchId !== null };
}

export function qualificationNode(qualification: Qualification): QualificationNode {
  if (qualification.kind === 'qualified')
    return { qualified: true, qualifiedOn: qualification.qualifiedOn, missing: [] };
  return { qualified: false, qualifiedOn: null, missing: qualification.missing.map(({ number }) => number) };
}
