import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { type AssignmentStanding, type CarriedFromKind, kindOf } from '#learners/completions';
import type { OwnAssignment, OwnRecord, OwnWork } from '#learners/own-record';
import type { Bilingual } from '#learners/programme';
import type { EnrolmentStanding } from '#learners/roster';
import type { Instant } from '#platform/clock';

import { CarriedFromEnum } from '../completions/completion.node.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';
import { TextNode } from '../graphql/text.node.js';
import { EnrolmentStandingEnum } from '../learners/learner.node.js';

const AssignmentStandingEnum = enumOf<AssignmentStanding>(
  'AssignmentStanding',
  'Where an assignment stands for a learner.',
  {
    NOT_STARTED: 'Nothing was handed in.',
    AWAITING_APPROVAL: 'Its day lies further back than the programme allows, and waits for LPHQ’s approval.',
    SUBMITTED: 'It waits for an assessor.',
    ACCEPTED: 'An assessor accepted it.',
    RETURNED: 'An assessor returned it with a reason; it may be handed in again.',
    VOIDED: 'The acceptance was taken back with a reason; it may be handed in again.',
  },
);

@ObjectType('MyAgency', { description: 'An agency as its learners may reach it.' })
export class MyAgencyNode {
  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { description: 'Its telephone number.' })
  phone: string;

  @Field(() => String, { description: 'Its e-mail address.' })
  email: string;
}

@ObjectType('MyWork', { description: 'One attempt at an assignment, as its learner sees it.' })
export class MyWorkNode {
  @Field(() => Int, { description: '1 for the first, one more after each return or voiding.' })
  attempt: number;

  @Field(() => CalendarDay, { description: 'On which day it was completed.' })
  completedOn: string;

  @Field(() => DateTime, { description: 'When it was handed in.' })
  handedInAt: Instant;

  @Field(() => Boolean, {
    description: 'Handed in by the learner, and not recorded by somebody of the agency.',
  })
  byYou: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null while it waits.' })
  decidedAt: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why it was returned; null unless it was.' })
  returnReason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the acceptance was taken back; null unless it was.',
  })
  voidReason: string | null;

  @Field(() => CarriedFromEnum, { nullable: true, description: 'Where it was judged; null if here.' })
  carriedFrom: (typeof CARRIED)[CarriedFromKind] | null;

  @Field(() => String, { nullable: true, description: 'What was noted with it.' })
  note: string | null;

  @Field(() => String, { nullable: true, description: 'The https link that shows the work.' })
  evidenceLink: string | null;

  @Field(() => Boolean, { description: 'Whether a photo or a file shows the work.' })
  hasFile: boolean;
}

@ObjectType('MyAssignment', { description: 'An assignment of one’s own programme.' })
export class MyAssignmentNode {
  @Field(() => Int, { description: 'Its number.' })
  number: number;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => AssignmentStandingEnum, { description: 'Where it stands.' })
  standing: AssignmentStanding;

  @Field(() => Boolean, { description: 'Whether it could be handed in today.' })
  canHandIn: boolean;

  @Field(() => [Int], { description: 'The numbers of those that must be accepted first.' })
  waitsFor: readonly number[];

  @Field(() => MyWorkNode, { nullable: true, description: 'The attempt that stands; null before the first.' })
  work: MyWorkNode | null;

  @Field(() => [MyWorkNode], { description: 'The attempts before it, the newest first; at most 20.' })
  before: readonly MyWorkNode[];
}

@ObjectType('MyRecord', { description: 'One’s own record at one agency.' })
export class MyRecordNode {
  @Field(() => ID, { description: 'Names the record where work is handed in.' })
  id: string;

  @Field(() => MyAgencyNode, { description: 'The agency.' })
  agency: MyAgencyNode;

  @Field(() => String, { description: 'The edition of the programme.' })
  edition: string;

  @Field(() => CalendarDay, { description: 'Since which day one is enrolled.' })
  enrolledOn: string;

  @Field(() => EnrolmentStandingEnum, { description: 'Whether the enrolment goes on.' })
  standing: EnrolmentStanding;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'Since which day one is Member Service Qualified; null while something is missing.',
  })
  qualifiedOn: string | null;

  @Field(() => [MyAssignmentNode], { description: 'Every assignment, in order.' })
  assignments: readonly MyAssignmentNode[];
}

export function myRecordNode(record: OwnRecord): MyRecordNode {
  const { agency, learner, programme, qualifiedOn, assignments } = record;
  const { enrolledOn, standing } = learner.enrolment;
  return {
    id: learner.id,
    agency: myAgencyNode(agency),
    edition: programme.edition,
    enrolledOn,
    standing,
    qualifiedOn,
    assignments: assignments.map(myAssignmentNode),
  };
}

export function myAgencyNode({ name, phone, email }: OwnRecord['agency']): MyAgencyNode {
  return { name, phone, email };
}

function myAssignmentNode(own: OwnAssignment): MyAssignmentNode {
  const { number, title } = own.assignment;
  const { standing, canHandIn, waitsFor, work, before } = own;
  const shown = { number, title, standing, canHandIn, waitsFor };
  return { ...shown, work: work && myWorkNode(work), before: before.map(myWorkNode) };
}

const CARRIED = { version: 'VERSION', transfer: 'TRANSFER', 'earlier-records': 'EARLIER_RECORDS' } as const;

function myWorkNode({ completion, isByLearner }: OwnWork): MyWorkNode {
  const { attempt, completedOn, submittedAt, decidedAt, returnReason, voidReason } = completion;
  const { note, evidenceLink, evidenceFileId, carriedFrom } = completion;
  return {
    ...{ attempt, completedOn, decidedAt, returnReason, voidReason, note, evidenceLink },
    handedInAt: submittedAt,
    byYou: isByLearner,
    carriedFrom: carriedFrom && CARRIED[kindOf(carriedFrom)],
    hasFile: evidenceFileId !== null,
  };
}
