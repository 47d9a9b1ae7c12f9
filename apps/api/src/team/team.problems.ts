import { Field, ObjectType } from '@nestjs/graphql';

import type { Instant } from '#platform/clock';
import type { InvitationState, TooManyInvitations } from '#platform/identity';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';
import { DateTime } from '../graphql/scalars.js';
import { InvitationStateEnum } from './team.node.js';

@ObjectType('AlreadyMember', {
  implements: () => [Problem],
  description: 'Somebody of the team has this address already; their roles can be changed instead.',
})
export class AlreadyMember extends Problem {}

@ObjectType('InvitationWaiting', {
  implements: () => [Problem],
  description: 'This address is invited already, and the invitation can still be accepted or sent again.',
})
export class InvitationWaiting extends Problem {}

@ObjectType('TooManyInvitations', {
  implements: () => [Problem],
  description: 'Nothing was sent: so many mails have gone out that this one has to wait.',
})
export class TooManyInvitationsProblem extends Problem {
  @Field(() => DateTime, { description: 'When it may be tried again.' })
  retryAt: Instant;
}

@ObjectType('InvitationUnknown', {
  implements: () => [Problem],
  description: 'Your team has no such invitation.',
})
export class InvitationUnknown extends Problem {}

@ObjectType('InvitationOver', {
  implements: () => [Problem],
  description: 'The invitation was accepted or taken back; nothing more can be done with it.',
})
export class InvitationOver extends Problem {
  @Field(() => InvitationStateEnum, { description: 'What became of it.' })
  state: InvitationState;
}

@ObjectType('MemberUnknown', {
  implements: () => [Problem],
  description: 'Nobody of your team has this account.',
})
export class MemberUnknown extends Problem {}

@ObjectType('LastManager', {
  implements: () => [Problem],
  description: 'Nobody would be left who can let people in; make somebody else a manager first.',
})
export class LastManager extends Problem {}

@ObjectType('RolesSeparated', {
  implements: () => [Problem],
  description: 'One person may not hold these roles together.',
})
export class RolesSeparated extends Problem {}

export function lastManager(locale: Locale, isLphq: boolean): LastManager {
  const key = isLphq ? 'problem.last-manager.lphq' : 'problem.last-manager.agency';
  return made(LastManager, { message: say(locale, key) });
}

const TOO_MANY = {
  SENDER: 'problem.too-many-invitations.sender',
  ADDRESS: 'problem.too-many-invitations.address',
  INVITATION: 'problem.too-many-invitations.invitation',
} as const;

/** Says how long to wait in hours, or in minutes below one. */
export function tooManyInvitations(
  locale: Locale,
  { of, retryAt, retryAfter }: TooManyInvitations,
): TooManyInvitationsProblem {
  const minutes = Math.ceil(retryAfter / 60);
  const hours = minutes <= 60 ? 0 : Math.ceil(minutes / 60);
  return made(TooManyInvitationsProblem, { message: say(locale, TOO_MANY[of], { hours, minutes }), retryAt });
}

export function rolesSeparated(locale: Locale): RolesSeparated {
  return made(RolesSeparated, { message: say(locale, 'problem.roles-separated') });
}
