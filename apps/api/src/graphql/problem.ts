import { Field, InterfaceType, ObjectType } from '@nestjs/graphql';

import type { FieldProblem } from '#platform/input';
import { type Locale, say } from '#platform/wording';

import { made } from './made.js';

@InterfaceType('Problem', {
  description:
    'Why something was not done, in the reader’s language. Select `... on Problem` last, so that a new kind of refusal breaks nothing.',
})
export abstract class Problem {
  @Field(() => String, { description: 'What was refused, why, and what to do next.' })
  message: string;
}

@ObjectType('FieldProblem', { description: 'One field that cannot be taken as it is.' })
export class FieldProblemNode {
  @Field(() => String, { description: 'The name of the field in the input.' })
  field: string;

  @Field(() => String, { description: 'The reason as a word that does not change: `empty`, `too-long`.' })
  because: string;

  @Field(() => String, { description: 'The reason in the reader’s language.' })
  message: string;
}

@ObjectType('InvalidInput', {
  implements: () => [Problem],
  description: 'Fields that cannot be taken as they are, all at once. Nothing was written.',
})
export class InvalidInput extends Problem {
  @Field(() => [FieldProblemNode], { description: 'Every field that is wrong, in the order of the form.' })
  fields: FieldProblemNode[];
}

export function invalidInput(locale: Locale, problems: readonly FieldProblem[]): InvalidInput {
  return made(InvalidInput, {
    message: say(locale, 'problem.invalid-input', { count: problems.length }),
    fields: problems.map(({ field, because, values }) => ({
      field,
      because,
      message: say(locale, `problem.field.${because}`, values),
    })),
  });
}
