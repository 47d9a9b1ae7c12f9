import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import {
  type CarriedFromKind,
  type Completion,
  type CompletionState,
  kindOf,
  type ShownAttempt,
  type ShownCompletion,
} from '#learners/completions';
import type { Instant } from '#platform/clock';

import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';

export const CompletionStateEnum = enumOf<CompletionState>('CompletionState', 'Where a completion stands.', {
  AWAITING_APPROVAL: 'Its day lies further back than the programme allows, and waits for LPHQ’s approval.',
  SUBMITTED: 'It waits for an assessor.',
  ACCEPTED: 'An assessor accepted it.',
  RETURNED: 'An assessor returned it with a reason; it may be submitted again.',
  VOIDED: 'A manager took the acceptance back with a reason; it may be submitted again.',
});

type CarriedFromName = 'VERSION' | 'TRANSFER' | 'EARLIER_RECORDS';

export const CarriedFromEnum = enumOf<CarriedFromName>(
  'CarriedFrom',
  'Where work was judged that counts here without being judged again.',
  {
    VERSION: 'Under another version of the programme, from which the learner was moved.',
    TRANSFER: 'At another agency, from which the learner was transferred.',
    EARLIER_RECORDS: 'Before the portal: LPHQ approved the agency’s records of it.',
  },
);

@ObjectType('RubricNote', { description: 'What an assessor noted about one outcome.' })
export class RubricNoteNode {
  @Field(() => String, { description: 'The outcome’s code.' })
  outcome: string;

  @Field(() => String, { description: 'The note.' })
  note: string;
}

@ObjectType('Completion', {
  description: 'That a learner completed an assignment, and what the assessor made of it.',
})
export class CompletionNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => CompletionStateEnum, { description: 'Where it stands.' })
  state: CompletionState;

  @Field(() => Int, { description: '1 for the first submission, one more after each return or voiding.' })
  attempt: number;

  @Field(() => CalendarDay, { description: 'On which day the learner completed it.' })
  completedOn: string;

  @Field(() => DateTime, { description: 'When it was submitted.' })
  submittedAt: Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null while it waits.' })
  decidedAt: Instant | null;

  @Field(() => [String], { description: 'The codes of the outcomes that were found met.' })
  outcomesMet: readonly string[];

  @Field(() => String, { nullable: true, description: 'Why it was returned; null unless it was.' })
  returnReason: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its acceptance was voided; null unless it was.',
  })
  voidedAt: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why it was voided; null unless it was.' })
  voidReason: string | null;

  @Field(() => String, { nullable: true, description: 'Where the evidence lies; shown, never fetched.' })
  evidenceLink: string | null;

  @Field(() => String, { nullable: true, description: 'What the submitter noted.' })
  note: string | null;

  @Field(() => CarriedFromEnum, {
    nullable: true,
    description: 'Where it was judged; null if a second person of this agency judged it here.',
  })
  carriedFrom: CarriedFromName | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who assessed it, by name, where it was judged by somebody without an account here.',
  })
  assessorText: string | null;

  @Field(() => [RubricNoteNode], {
    description: 'What the assessor noted about single outcomes; for the agency’s own people.',
  })
  rubricNotes: readonly RubricNoteNode[];

  @Field(() => String, {
    nullable: true,
    description: 'Why its day lies further back than the programme allows; null if it does not.',
  })
  backdatedBecause: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When LPHQ approved its day; null unless it did.' })
  approvedAt: Instant | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The file that shows the work, to be fetched from /evidence/ID; null if there is none.',
  })
  evidenceFileId: string | null;

  /** For its resolver: not fields. */
  completion: Completion;
  /** What was read with it: the names of who acted and, of what stands, the attempts before; null where nothing was. */
  known: ShownAttempt | ShownCompletion | null;
}

/** One whose names and attempts were read with it, so that its fields ask for nothing more. */
export function shownCompletionNode(known: ShownAttempt | ShownCompletion): CompletionNode {
  return { ...completionNode(known.completion), known };
}

export function completionNode(completion: Completion): CompletionNode {
  const { id, assignment, state, attempt, completedOn, submittedAt, decidedAt, voidedAt } = completion;
  const { outcomesMet, returnReason, voidReason, evidenceLink, note } = completion;
  return {
    ...{ id, assignment, state, attempt, completedOn, submittedAt, decidedAt, voidedAt },
    ...{ outcomesMet, returnReason, voidReason, evidenceLink, note },
    carriedFrom: completion.carriedFrom && NAMES[kindOf(completion.carriedFrom)],
    assessorText: completion.assessorText,
    rubricNotes: Object.entries(completion.rubricNotes).map(([outcome, text]) => ({ outcome, note: text })),
    backdatedBecause: completion.backdatedBecause,
    approvedAt: completion.approvedAt,
    evidenceFileId: completion.evidenceFileId,
    completion,
    known: null,
  };
}

const NAMES: Readonly<Record<CarriedFromKind, CarriedFromName>> = {
  version: 'VERSION',
  transfer: 'TRANSFER',
  'earlier-records': 'EARLIER_RECORDS',
};
