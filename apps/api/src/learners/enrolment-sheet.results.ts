import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { EnrolLearnersOutcome, JudgeSheetOutcome } from '#learners/roster';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput, Problem } from '../graphql/problem.js';
import { ProgrammeMissing } from './learner.problems.js';
import { RowProblemNode, rowProblemNode } from './row-problem.node.js';

@ObjectType('LearnerSheetJudged', { description: 'What would become of every line. Nothing was written.' })
export class LearnerSheetJudged {
  @Field(() => [Int], { description: 'The lines that can be taken, counted from 0.' })
  soundRows: readonly number[];

  @Field(() => [RowProblemNode], { description: 'What there is to see to, line by line.' })
  problems: readonly RowProblemNode[];
}

@ObjectType('LearnersEnrolled', { description: 'Everybody who can be is enrolled from today.' })
export class LearnersEnrolled {
  @Field(() => [ID], { description: 'The new learners, in the order of the lines.' })
  learnerIds: readonly string[];

  @Field(() => [RowProblemNode], { description: 'Why the other lines were not taken.' })
  refused: readonly RowProblemNode[];
}

@ObjectType('NobodyEnrolled', {
  implements: () => [Problem],
  description: 'No line could be taken, so nothing was written.',
})
export class NobodyEnrolled extends Problem {
  @Field(() => [RowProblemNode], { description: 'Why, line by line.' })
  refused: readonly RowProblemNode[];
}

export const LearnerSheetResult = createUnionType({
  name: 'LearnerSheetResult',
  description: 'What would become of the lines, or why they were not looked at.',
  types: () => [LearnerSheetJudged, InvalidInput, ProgrammeMissing] as const,
});

export const EnrolLearnersResult = createUnionType({
  name: 'EnrolLearnersResult',
  description: 'The new learners, or why nobody was enrolled.',
  types: () =>
    [LearnersEnrolled, NobodyEnrolled, InvalidInput, AgencyNotAuthorisedProblem, ProgrammeMissing] as const,
});

export function learnerSheetResult(locale: Locale, outcome: JudgeSheetOutcome): typeof LearnerSheetResult {
  switch (outcome.kind) {
    case 'sheet-judged':
      return made(LearnerSheetJudged, {
        soundRows: outcome.sound.map(({ row }) => row),
        problems: outcome.problems.map((problem) => rowProblemNode(locale, problem)),
      });
    case 'no-programme':
      return made(ProgrammeMissing, { message: say(locale, 'problem.programme-missing') });
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function enrolLearnersResult(
  locale: Locale,
  outcome: EnrolLearnersOutcome,
): typeof EnrolLearnersResult {
  switch (outcome.kind) {
    case 'learners-enrolled':
      return made(LearnersEnrolled, {
        learnerIds: outcome.learnerIds,
        refused: outcome.refused.map((problem) => rowProblemNode(locale, problem)),
      });
    case 'nobody-enrolled':
      return made(NobodyEnrolled, {
        message: say(locale, 'problem.nobody-enrolled'),
        refused: outcome.refused.map((problem) => rowProblemNode(locale, problem)),
      });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'no-programme':
      return made(ProgrammeMissing, { message: say(locale, 'problem.programme-missing') });
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
