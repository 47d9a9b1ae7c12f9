import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { OpeningProblem } from '#learners/opening-records';
import { type Locale, say } from '#platform/wording';

@ObjectType('RowProblem', { description: 'Something to see to in one line of a sheet.' })
export class RowProblemNode {
  @Field(() => Int, { description: 'The line, counted from 0.' })
  row: number;

  @Field(() => String, {
    description: 'The name of the field in the line; an assignment’s ends with its number.',
  })
  field: string;

  @Field(() => String, { description: 'The reason as a word that does not change.' })
  because: string;

  @Field(() => Boolean, { description: 'A warning keeps nobody out.' })
  isWarning: boolean;

  @Field(() => String, { description: 'The reason in the reader’s language.' })
  message: string;
}

export function rowProblemNode(locale: Locale, problem: OpeningProblem): RowProblemNode {
  const { row, field, because, isWarning } = problem;
  return { row, field, because, isWarning, message: rowMessage(locale, problem) };
}

/** What a line has against it: some of it could be wrong with any field, some with lines alone. */
export function rowMessage(
  locale: Locale,
  { because, values }: Pick<OpeningProblem, 'because' | 'values'>,
): string {
  return say(locale, `problem.${OF_LINES.has(because) ? 'row' : 'field'}.${because}`, values);
}

const OF_LINES: ReadonlySet<OpeningProblem['because']> = new Set([
  'community-unknown',
  'external-id-taken',
  'external-id-twice',
  'minors-not-admitted',
  'email-known',
  'email-twice',
  'assignment-unknown',
  'assignment-skipped',
  'before-enrolment',
  'own-assessor',
]);
