import { Field, ObjectType } from '@nestjs/graphql';

import type { AgencyNotAuthorised, AgencyStanding } from '#authority/agencies';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';
import { AgencyStandingEnum } from './agency.node.js';

@ObjectType('AgencyUnknown', { implements: () => [Problem], description: 'There is no such agency.' })
export class AgencyUnknown extends Problem {}

@ObjectType('SlugTaken', { implements: () => [Problem], description: 'Another agency has this slug.' })
export class SlugTaken extends Problem {}

@ObjectType('StandingUnchanged', {
  implements: () => [Problem],
  description: 'The agency’s standing does not allow this move.',
})
export class StandingUnchanged extends Problem {
  @Field(() => AgencyStandingEnum, { description: 'The standing, which stays as it is.' })
  standing: AgencyStanding;
}

@ObjectType('AgencyNotAuthorised', {
  implements: () => [Problem],
  description: 'The agency may not register, enrol, record or issue now.',
})
export class AgencyNotAuthorisedProblem extends Problem {
  @Field(() => AgencyStandingEnum, { description: 'Its standing today.' })
  standing: AgencyStanding;
}

export function agencyNotAuthorised(
  locale: Locale,
  { standing }: Pick<AgencyNotAuthorised, 'standing'>,
): AgencyNotAuthorisedProblem {
  const message = say(locale, 'problem.agency-not-authorised', { standing });
  return made(AgencyNotAuthorisedProblem, { message, standing });
}
