import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type {
  AuthoriseAgencyOutcome,
  ReinstateAgencyOutcome,
  SuspendAgencyOutcome,
} from '#authority/agencies';
import type { CalendarDay } from '#platform/clock';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { AgencyNode, agencyNode } from './agency.node.js';
import { AgencyUnknown, SlugTaken, StandingUnchanged } from './agency.problems.js';

@ObjectType('AgencyAuthorised', {
  description: 'The agency is authorised; its keys are made within a minute.',
})
export class AgencyAuthorised {
  @Field(() => AgencyNode, { description: 'The new agency.' })
  agency: AgencyNode;
}

@ObjectType('AgencySuspended', { description: 'The agency may read and revoke, nothing else, from now on.' })
export class AgencySuspended {
  @Field(() => AgencyNode, { description: 'The agency as it stands now.' })
  agency: AgencyNode;
}

@ObjectType('AgencyReinstated', { description: 'The agency may act again.' })
export class AgencyReinstated {
  @Field(() => AgencyNode, { description: 'The agency as it stands now.' })
  agency: AgencyNode;
}

export const AuthoriseAgencyResult = createUnionType({
  name: 'AuthoriseAgencyResult',
  description: 'The agency, or why it was not authorised.',
  types: () => [AgencyAuthorised, InvalidInput, SlugTaken] as const,
});

export const SuspendAgencyResult = createUnionType({
  name: 'SuspendAgencyResult',
  description: 'The suspended agency, or why it was not suspended.',
  types: () => [AgencySuspended, InvalidInput, AgencyUnknown, StandingUnchanged] as const,
});

export const ReinstateAgencyResult = createUnionType({
  name: 'ReinstateAgencyResult',
  description: 'The reinstated agency, or why it was not reinstated.',
  types: () => [AgencyReinstated, InvalidInput, AgencyUnknown, StandingUnchanged] as const,
});

export function authoriseAgencyResult(
  locale: Locale,
  outcome: AuthoriseAgencyOutcome,
  today: CalendarDay,
): typeof AuthoriseAgencyResult {
  switch (outcome.kind) {
    case 'agency-authorised':
      return made(AgencyAuthorised, { agency: agencyNode(outcome.agency, today) });
    case 'slug-taken':
      return made(SlugTaken, { message: say(locale, 'problem.slug-taken', { slug: outcome.slug }) });
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function suspendAgencyResult(
  locale: Locale,
  outcome: SuspendAgencyOutcome,
  today: CalendarDay,
): typeof SuspendAgencyResult {
  if (outcome.kind === 'agency-suspended')
    return made(AgencySuspended, { agency: agencyNode(outcome.agency, today) });
  return moveRefused(locale, outcome);
}

export function reinstateAgencyResult(
  locale: Locale,
  outcome: ReinstateAgencyOutcome,
  today: CalendarDay,
): typeof ReinstateAgencyResult {
  if (outcome.kind === 'agency-reinstated')
    return made(AgencyReinstated, { agency: agencyNode(outcome.agency, today) });
  return moveRefused(locale, outcome);
}

type MoveRefusal = Exclude<SuspendAgencyOutcome, { readonly kind: 'agency-suspended' }>;

function moveRefused(locale: Locale, outcome: MoveRefusal): InvalidInput | AgencyUnknown | StandingUnchanged {
  switch (outcome.kind) {
    case 'agency-unknown':
      return made(AgencyUnknown, { message: say(locale, 'problem.agency-unknown') });
    case 'standing-unchanged': {
      const { standing } = outcome;
      return made(StandingUnchanged, {
        message: say(locale, 'problem.standing-unchanged', { standing }),
        standing,
      });
    }
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
