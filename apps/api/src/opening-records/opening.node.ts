import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { ListedBatch, ListedEntry, OpeningState } from '#learners/opening-records';
import { type AgeAttestation, displayNameOf, type Track } from '#learners/roster';
import type { Instant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

import { connectionType } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';
import { AgeAttestationEnum, TrackEnum } from '../learners/learner.node.js';

export const OpeningStateEnum = enumOf<OpeningState>(
  'OpeningState',
  'Where a batch of earlier records stands.',
  {
    DRAFT: 'The agency still writes it.',
    SUBMITTED: 'It waits for LPHQ.',
    APPROVED: 'Everybody of it is a learner of the agency.',
    DECLINED: 'LPHQ said no; the agency may put it right and hand it in again.',
  },
);

@ObjectType('OpeningBatch', {
  description: 'What an agency brings from before the portal, for LPHQ to approve as a whole.',
})
export class OpeningBatchNode {
  @Field(() => ID, { description: 'The batch’s id.' })
  id: string;

  @Field(() => String, { description: 'The name of the agency.' })
  agencyName: string;

  @Field(() => OpeningStateEnum, { description: 'Where it stands.' })
  state: OpeningState;

  @Field(() => Int, {
    description: 'One more with each change; who changes or answers it says which one they read.',
  })
  revision: number;

  @Field(() => DateTime, { description: 'When its first line was entered.' })
  startedAt: Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was last handed in.' })
  submittedAt: Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'When LPHQ last answered.' })
  decidedAt: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why LPHQ declined it last.' })
  declineReason: string | null;

  @Field(() => Int, { description: 'How many learners it holds.' })
  learners: number;

  @Field(() => Int, { description: 'How many accepted assignments it holds.' })
  completions: number;

  /** For its resolver: not a field. */
  agencyId: AgencyId;
}

@ObjectType('OpeningWork', { description: 'An assignment that was accepted before the portal.' })
export class OpeningWorkNode {
  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => CalendarDay, { description: 'On which day it was completed.' })
  completedOn: string;

  @Field(() => String, { description: 'Who assessed it then, by name.' })
  assessor: string;
}

@ObjectType('OpeningEntry', { description: 'A learner from before the portal.' })
export class OpeningEntryNode {
  @Field(() => ID, { description: 'The line’s id; the learner will have the same.' })
  id: string;

  @Field(() => Int, { description: 'The place in the batch.' })
  place: number;

  @Field(() => String, { description: 'The learner’s name.' })
  displayName: string;

  @Field(() => String, { description: 'The community.' })
  communityName: string;

  @Field(() => TrackEnum, { description: 'What the learner works towards.' })
  track: Track;

  @Field(() => AgeAttestationEnum, { nullable: true, description: 'What the agency attests of the age.' })
  ageAttested: AgeAttestation | null;

  @Field(() => CalendarDay, { description: 'On which day the learner was enrolled.' })
  enrolledOn: string;

  @Field(() => [OpeningWorkNode], { description: 'What was accepted.' })
  works: readonly OpeningWorkNode[];
}

export const OpeningEntryConnection = connectionType(
  'OpeningEntry',
  () => OpeningEntryNode,
  'the lines of a batch',
);

@ObjectType('OpeningRecords', { description: 'What one’s agency brings from before the portal.' })
export class OpeningRecordsNode {
  @Field(() => CalendarDay, { description: 'The last day on which a batch may be begun.' })
  openUntil: string;

  @Field(() => Boolean, { description: 'Whether a batch may be begun today.' })
  isOpen: boolean;

  @Field(() => [OpeningBatchNode], { description: 'The batches, the newest first, at most 20.' })
  batches: readonly OpeningBatchNode[];
}

export function openingBatchNode(batch: ListedBatch): OpeningBatchNode {
  const { enteredBy: _, submittedBy: __, decidedBy: ___, ...shown } = batch;
  return shown;
}

/** Addresses and numbers of the agency's own are not shown: LPHQ approves what was done, and reads no more than it takes. */
export function openingEntryNode(entry: ListedEntry): OpeningEntryNode {
  const { id, n: place, communityName, track, ageAttested, enrolledOn, works } = entry;
  const displayName = entry.displayName ?? displayNameOf(entry.name);
  return { id, place, displayName, communityName, track, ageAttested, enrolledOn, works };
}
