import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { Qualification } from '#learners/qualification';
import { type Enrolment, type Learner, publicNameOf, type Track } from '#learners/roster';
import type { Instant } from '#platform/clock';

import { connectionType } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';

export const TrackEnum = enumOf<Track>('Track', 'What a learner works towards.', {
  MSO: 'To serve members of the community.',
  GUARD: 'To serve members, and to be licensed as a security guard in Ontario.',
});

@ObjectType('Enrolment', { description: 'In which version of the programme a learner is, since when.' })
export class EnrolmentNode {
  @Field(() => TrackEnum, { description: 'What the learner works towards.' })
  track: Track;

  @Field(() => CalendarDay, { description: 'Since which day.' })
  enrolledOn: string;

  /** For its resolver: not a field. */
  programmeVersionId: string;
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

  @Field(() => String, { description: 'The name under which the agency knows the learner.' })
  displayName: string;

  @Field(() => String, {
    description: 'The name that a badge may show: initial and family name, or a single name whole.',
  })
  publicName: string;

  @Field(() => String, { nullable: true, description: 'The learner’s e-mail address, where it is known.' })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'The learner’s id in the agency’s own system.' })
  externalId: string | null;

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
  const { id, displayName, name, email, externalId, registeredAt, communityId } = learner;
  const enrolment = enrolmentNode(learner.enrolment);
  return {
    id,
    displayName,
    publicName: publicNameOf(name),
    email,
    externalId,
    registeredAt,
    enrolment,
    communityId,
    knownCommunityName: learner.communityName ?? null,
  };
}

function enrolmentNode({ track, enrolledOn, programmeVersionId }: Enrolment): EnrolmentNode {
  return { track, enrolledOn, programmeVersionId };
}

export function qualificationNode(qualification: Qualification): QualificationNode {
  if (qualification.kind === 'qualified')
    return { qualified: true, qualifiedOn: qualification.qualifiedOn, missing: [] };
  return { qualified: false, qualifiedOn: null, missing: qualification.missing.map(({ number }) => number) };
}
