import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { RegisterCommunityOutcome } from '#communities/register';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput, Problem } from '../graphql/problem.js';
import { CommunityNode, communityNode } from './community.node.js';

@ObjectType('CommunityRegistered', { description: 'The community is registered.' })
export class CommunityRegistered {
  @Field(() => CommunityNode, { description: 'The new community.' })
  community: CommunityNode;
}

@ObjectType('CommunityNameTaken', {
  implements: () => [Problem],
  description: 'The agency has a community of this name.',
})
export class CommunityNameTaken extends Problem {}

export const RegisterCommunityResult = createUnionType({
  name: 'RegisterCommunityResult',
  description: 'The community, or why it was not registered.',
  types: () => [CommunityRegistered, InvalidInput, CommunityNameTaken, AgencyNotAuthorisedProblem] as const,
});

export function registerCommunityResult(
  locale: Locale,
  outcome: RegisterCommunityOutcome,
): typeof RegisterCommunityResult {
  switch (outcome.kind) {
    case 'community-registered':
      return made(CommunityRegistered, { community: communityNode(outcome.community) });
    case 'community-name-taken':
      return made(CommunityNameTaken, {
        message: say(locale, 'problem.community-name-taken', { name: outcome.name }),
      });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
