import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { ChooseEmblemOutcome, Emblem } from '#learners/badges';
import type { OwnEmblem } from '#learners/own-record';
import type { Instant } from '#platform/clock';
import { type Locale, say } from '#platform/wording';

import { EmblemEnum } from '../badges/badge.node.js';
import { ConsentMissing } from '../badges/badge.problems.js';
import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType('MyBadgeEmblem', { description: 'What is printed on the card of one’s own badge.' })
export class MyBadgeEmblemNode {
  @Field(() => EmblemEnum, { description: 'The emblem; no scan shows it.' })
  emblem: Emblem;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When one chose it oneself; null where one did not, or the agency recorded it.',
  })
  chosenAt: Instant | null;

  @Field(() => Boolean, {
    description: 'Whether it can be chosen: while the badge is in use or may be again.',
  })
  canChoose: boolean;
}

@InputType('ChooseMyEmblemInput', { description: 'Which emblem one’s own card is to show.' })
export class ChooseMyEmblemInput {
  @Field(() => ID, { description: 'Which of one’s own badges.' })
  badgeId: string;

  @Field(() => EmblemEnum, { description: 'What is to be printed on its card.' })
  emblem: Emblem;

  @Field(() => Boolean, {
    description: 'That one knows the White Star to reveal a religion to whoever sees the card.',
  })
  consent: boolean;
}

@ObjectType('MyEmblemChosen', { description: 'The next card that is printed shows it.' })
export class MyEmblemChosen {
  @Field(() => EmblemEnum, { description: 'The emblem.' })
  emblem: Emblem;
}

@ObjectType('MyBadgeUnknown', { implements: () => [Problem], description: 'One has no such badge.' })
export class MyBadgeUnknown extends Problem {}

@ObjectType('MyBadgeNotInUse', {
  implements: () => [Problem],
  description: 'The badge was taken back or has expired: no card of it is printed any more.',
})
export class MyBadgeNotInUse extends Problem {}

export const ChooseMyEmblemResult = createUnionType({
  name: 'ChooseMyEmblemResult',
  description: 'The choice, or why it was not kept.',
  types: () => [MyEmblemChosen, ConsentMissing, MyBadgeUnknown, MyBadgeNotInUse] as const,
});

export function myBadgeEmblemNode({ emblem, chosenAt, canChoose }: OwnEmblem): MyBadgeEmblemNode {
  return { emblem, chosenAt, canChoose };
}

export function chooseMyEmblemResult(
  locale: Locale,
  outcome: ChooseEmblemOutcome,
): typeof ChooseMyEmblemResult {
  switch (outcome.kind) {
    case 'emblem-chosen':
      return made(MyEmblemChosen, { emblem: outcome.badge.emblem });
    case 'emblem-consent-missing':
      return made(ConsentMissing, { message: say(locale, 'problem.my-emblem-consent-missing') });
    case 'badge-unknown':
      return made(MyBadgeUnknown, { message: say(locale, 'problem.my-badge-unknown') });
    case 'badge-not-in-use':
      return made(MyBadgeNotInUse, { message: say(locale, 'problem.my-badge-not-in-use') });
  }
}
