import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { ChangeCommunityOutcome, RegisterCommunityOutcome } from '#communities/register';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput, Problem } from '../graphql/problem.js';
import { CommunityUnknown } from '../learners/learner.problems.js';
import { CommunityNode, communityNode } from './community.node.js';

@ObjectType('CommunityRegistered', { description: 'The community is registered.' })
export class CommunityRegistered {
  @Field(() => CommunityNode, { description: 'The new community.' })
  community: CommunityNode;
}

@ObjectType('CommunityChanged', { description: 'The community is as the form has it.' })
export class CommunityChanged {
  @Field(() => CommunityNode, { description: 'The community as it is now.' })
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

export const ChangeCommunityResult = createUnionType({
  name: 'ChangeCommunityResult',
  description: 'The community, or why it was not changed.',
  types: () =>
    [
      CommunityChanged,
      InvalidInput,
      CommunityUnknown,
      CommunityNameTaken,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export function registerCommunityResult(
  locale: Locale,
  outcome: RegisterCommunityOutcome,
): typeof RegisterCommunityResult {
  switch (outcome.kind) {
    case 'community-registered':
      return made(CommunityRegistered, { community: communityNode(outcome.community) });
    case 'community-name-taken':
      return nameTaken(locale, outcome.name);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function changeCommunityResult(
  locale: Locale,
  outcome: ChangeCommunityOutcome,
): typeof ChangeCommunityResult {
  switch (outcome.kind) {
    case 'community-changed':
      return made(CommunityChanged, { community: communityNode(outcome.community) });
    case 'community-unknown':
      return made(CommunityUnknown, { message: say(locale, 'problem.community-unknown') });
    case 'community-name-taken':
      return nameTaken(locale, outcome.name);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

function nameTaken(locale: Locale, name: string): CommunityNameTaken {
  return made(CommunityNameTaken, { message: say(locale, 'problem.community-name-taken', { name }) });
}
