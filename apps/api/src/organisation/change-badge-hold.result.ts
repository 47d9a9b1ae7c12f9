import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { ChangeBadgeHoldOutcome } from '#authority/agencies';
import type { CalendarDay } from '#platform/clock';
import type { Locale } from '#platform/wording';

import { AgencyNode, agencyNode } from '../agencies/agency.node.js';
import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';

@InputType('ChangeBadgeHoldInput', { description: 'How long a badge is held before anyone is told of it.' })
export class ChangeBadgeHoldInput {
  @Field(() => Int, { description: 'Minutes after its signature, 10 to 1,440.' })
  minutes: number;
}

@ObjectType('BadgeHoldChanged', { description: 'It is kept, for badges that are prepared from now on.' })
export class BadgeHoldChanged {
  @Field(() => AgencyNode, { description: 'The agency as it is now.' })
  agency: AgencyNode;
}

export const ChangeBadgeHoldResult = createUnionType({
  name: 'ChangeBadgeHoldResult',
  description: 'The changed agency, or why it was not changed.',
  types: () => [BadgeHoldChanged, InvalidInput, AgencyNotAuthorisedProblem] as const,
});

export function changeBadgeHoldResult(
  locale: Locale,
  outcome: ChangeBadgeHoldOutcome,
  today: CalendarDay,
): typeof ChangeBadgeHoldResult {
  switch (outcome.kind) {
    case 'badge-hold-changed':
      return made(BadgeHoldChanged, { agency: agencyNode(outcome.agency, today) });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
