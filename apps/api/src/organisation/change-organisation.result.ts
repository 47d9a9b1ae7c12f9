import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';

import type { ChangeOrganisationOutcome } from '#authority/agencies';
import type { CalendarDay } from '#platform/clock';
import type { Locale } from '#platform/wording';

import { AgencyNode, agencyNode } from '../agencies/agency.node.js';
import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';

@InputType('ChangeOrganisationInput', { description: 'What an agency says of itself to strangers.' })
export class ChangeOrganisationInput {
  @Field(() => String, { description: 'The telephone number that a scan shows.' })
  phone: string;

  @Field(() => String, { description: 'The e-mail address that a scan shows.' })
  email: string;
}

@ObjectType('OrganisationChanged', { description: 'It is kept; the next scan shows it.' })
export class OrganisationChanged {
  @Field(() => AgencyNode, { description: 'The agency as it is now.' })
  agency: AgencyNode;
}

export const ChangeOrganisationResult = createUnionType({
  name: 'ChangeOrganisationResult',
  description: 'The changed agency, or why it was not changed.',
  types: () => [OrganisationChanged, InvalidInput, AgencyNotAuthorisedProblem] as const,
});

export function changeOrganisationResult(
  locale: Locale,
  outcome: ChangeOrganisationOutcome,
  today: CalendarDay,
): typeof ChangeOrganisationResult {
  switch (outcome.kind) {
    case 'organisation-changed':
      return made(OrganisationChanged, { agency: agencyNode(outcome.agency, today) });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
