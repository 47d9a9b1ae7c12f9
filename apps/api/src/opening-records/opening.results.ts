import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type {
  ApproveRecordsOutcome,
  ChangeRecordsOutcome,
  DeclineRecordsOutcome,
  DiscardRecordsOutcome,
  EnterRecordsOutcome,
  JudgeOpeningOutcome,
  OpeningProblem,
  SubmitRecordsOutcome,
} from '#learners/opening-records';
import { type Locale, say } from '#platform/wording';

import { AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput, Problem } from '../graphql/problem.js';
import { ProgrammeMissing } from '../learners/learner.problems.js';
import { RowProblemNode, rowProblemNode } from '../learners/row-problem.node.js';
import {
  OpeningBatchEmpty,
  OpeningBatchMovedOn,
  OpeningBatchStays,
  OpeningBatchUnknown,
  OpeningEntriesStale,
  OpeningEntriesUnknown,
  openingRefusal,
  OpeningWindowOver,
  OwnOpeningBatch,
} from './opening.problems.js';

@ObjectType('OpeningSheetJudged', { description: 'What would become of every line. Nothing was written.' })
export class OpeningSheetJudged {
  @Field(() => [Int], { description: 'The lines that can be taken, counted from 0.' })
  soundRows: readonly number[];

  @Field(() => [RowProblemNode], { description: 'What there is to see to, line by line.' })
  problems: readonly RowProblemNode[];
}

@ObjectType('OpeningRecordsEntered', { description: 'The lines that can be taken are in the batch.' })
export class OpeningRecordsEntered {
  @Field(() => Int, { description: 'The revision of the batch from now on.' })
  revision: number;

  @Field(() => [Int], { description: 'The lines that were taken, counted from 0.' })
  enteredRows: readonly number[];

  @Field(() => [RowProblemNode], { description: 'Why the others were not.' })
  refused: readonly RowProblemNode[];
}

@ObjectType('NothingEntered', {
  implements: () => [Problem],
  description: 'No line could be taken, so nothing was written.',
})
export class NothingEntered extends Problem {
  @Field(() => [RowProblemNode], { description: 'Why, line by line.' })
  refused: readonly RowProblemNode[];
}

@ObjectType('OpeningRecordsChanged', { description: 'The batch is as asked for.' })
export class OpeningRecordsChanged {
  @Field(() => Int, {
    nullable: true,
    description: 'The revision from now on; null where the batch is gone.',
  })
  revision: number | null;
}

@ObjectType('OpeningRecordsApproved', { description: 'Everybody of the batch is a learner of the agency.' })
export class OpeningRecordsApproved {
  @Field(() => Int, { description: 'How many learners.' })
  learners: number;

  @Field(() => Int, { description: 'How many accepted assignments.' })
  completions: number;
}

@ObjectType('OpeningRecordsDeclined', { description: 'The agency reads the reason and may put it right.' })
export class OpeningRecordsDeclined {
  @Field(() => ID, { description: 'The batch.' })
  batchId: string;
}

const OF_THE_AGENCY = [
  OpeningWindowOver,
  OpeningBatchUnknown,
  OpeningBatchStays,
  OpeningBatchMovedOn,
  AgencyNotAuthorisedProblem,
  ProgrammeMissing,
] as const;
const OF_LPHQ = [
  OpeningBatchUnknown,
  OpeningBatchStays,
  OpeningBatchMovedOn,
  OwnOpeningBatch,
  OpeningWindowOver,
  AgencyNotAuthorisedProblem,
  ProgrammeMissing,
] as const;

export const OpeningSheetResult = createUnionType({
  name: 'OpeningSheetResult',
  description: 'What would become of the lines, or why they were not looked at.',
  types: () => [OpeningSheetJudged, InvalidInput, ProgrammeMissing] as const,
});

export const EnterOpeningRecordsResult = createUnionType({
  name: 'EnterOpeningRecordsResult',
  description: 'The batch with its new lines, or why nothing was entered.',
  types: () => [OpeningRecordsEntered, NothingEntered, InvalidInput, ...OF_THE_AGENCY] as const,
});

export const TakeOutOpeningRecordsResult = createUnionType({
  name: 'TakeOutOpeningRecordsResult',
  description: 'The batch without the lines, or why they stayed.',
  types: () => [OpeningRecordsChanged, OpeningEntriesUnknown, ...OF_THE_AGENCY] as const,
});

export const DiscardOpeningRecordsResult = createUnionType({
  name: 'DiscardOpeningRecordsResult',
  description: 'That the batch is gone, or why it stayed.',
  types: () => [OpeningRecordsChanged, ...OF_THE_AGENCY] as const,
});

export const SubmitOpeningRecordsResult = createUnionType({
  name: 'SubmitOpeningRecordsResult',
  description: 'The batch that waits for LPHQ, or why it was not handed in.',
  types: () => [OpeningRecordsChanged, OpeningBatchEmpty, OpeningEntriesStale, ...OF_THE_AGENCY] as const,
});

export const ApproveOpeningRecordsResult = createUnionType({
  name: 'ApproveOpeningRecordsResult',
  description: 'What came of the batch, or why it was not approved.',
  types: () => [OpeningRecordsApproved, OpeningEntriesStale, ...OF_LPHQ] as const,
});

export const DeclineOpeningRecordsResult = createUnionType({
  name: 'DeclineOpeningRecordsResult',
  description: 'That the batch was declined, or why not.',
  types: () => [OpeningRecordsDeclined, InvalidInput, ...OF_LPHQ] as const,
});

export function openingSheetResult(locale: Locale, outcome: JudgeOpeningOutcome): typeof OpeningSheetResult {
  switch (outcome.kind) {
    case 'opening-judged':
      return made(OpeningSheetJudged, {
        soundRows: outcome.sound.map(({ row }) => row),
        problems: rowsOf(locale, outcome.problems),
      });
    case 'no-programme':
      return made(ProgrammeMissing, { message: say(locale, 'problem.programme-missing') });
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function enterOpeningRecordsResult(
  locale: Locale,
  outcome: EnterRecordsOutcome,
): typeof EnterOpeningRecordsResult {
  switch (outcome.kind) {
    case 'records-entered': {
      const { batch, rows, refused } = outcome;
      const { revision } = batch;
      return made(OpeningRecordsEntered, { revision, enteredRows: rows, refused: rowsOf(locale, refused) });
    }
    case 'nothing-entered':
      return made(NothingEntered, {
        message: say(locale, 'problem.nothing-entered'),
        refused: rowsOf(locale, outcome.refused),
      });
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
    default:
      return openingRefusal(locale, outcome);
  }
}

export function takeOutOpeningRecordsResult(
  locale: Locale,
  outcome: ChangeRecordsOutcome,
): typeof TakeOutOpeningRecordsResult {
  if (outcome.kind === 'records-changed') return changed(outcome.batch.revision);
  if (outcome.kind === 'opening-entries-unknown')
    return made(OpeningEntriesUnknown, { message: say(locale, 'problem.opening-entries-unknown') });
  return openingRefusal(locale, outcome);
}

export function discardOpeningRecordsResult(
  locale: Locale,
  outcome: DiscardRecordsOutcome,
): typeof DiscardOpeningRecordsResult {
  return outcome.kind === 'records-discarded' ? changed(null) : openingRefusal(locale, outcome);
}

export function submitOpeningRecordsResult(
  locale: Locale,
  outcome: SubmitRecordsOutcome,
): typeof SubmitOpeningRecordsResult {
  switch (outcome.kind) {
    case 'records-submitted':
      return changed(outcome.batch.revision);
    case 'opening-batch-empty':
      return made(OpeningBatchEmpty, { message: say(locale, 'problem.opening-batch-empty') });
    case 'opening-entries-stale':
      return OpeningEntriesStale.of(locale, outcome.entries);
    default:
      return openingRefusal(locale, outcome);
  }
}

export function approveOpeningRecordsResult(
  locale: Locale,
  outcome: ApproveRecordsOutcome,
): typeof ApproveOpeningRecordsResult {
  switch (outcome.kind) {
    case 'records-approved': {
      const { learners, completions } = outcome;
      return made(OpeningRecordsApproved, { learners, completions });
    }
    case 'opening-entries-stale':
      return OpeningEntriesStale.of(locale, outcome.entries);
    case 'own-opening-batch':
      return made(OwnOpeningBatch, { message: say(locale, 'problem.own-opening-batch') });
    default:
      return openingRefusal(locale, outcome);
  }
}

export function declineOpeningRecordsResult(
  locale: Locale,
  outcome: DeclineRecordsOutcome,
): typeof DeclineOpeningRecordsResult {
  switch (outcome.kind) {
    case 'records-declined':
      return made(OpeningRecordsDeclined, { batchId: outcome.batchId });
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
    case 'own-opening-batch':
      return made(OwnOpeningBatch, { message: say(locale, 'problem.own-opening-batch') });
    default:
      return openingRefusal(locale, outcome);
  }
}

function changed(revision: number | null): OpeningRecordsChanged {
  return made(OpeningRecordsChanged, { revision });
}

function rowsOf(locale: Locale, problems: readonly OpeningProblem[]): readonly RowProblemNode[] {
  return problems.map((problem) => rowProblemNode(locale, problem));
}
