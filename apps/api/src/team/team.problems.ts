import { Field, ObjectType } from '@nestjs/graphql';

import type { InvitationState } from '#platform/identity';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';
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

export function rolesSeparated(locale: Locale): RolesSeparated {
  return made(RolesSeparated, { message: say(locale, 'problem.roles-separated') });
}
