import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';

import type {
  ChangeMemberRolesOutcome,
  RemoveMemberOutcome,
  ResendInvitationOutcome,
  WithdrawInvitationOutcome,
} from '#platform/identity';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { MemberNode, memberNode } from './team.node.js';
import {
  InvitationOver,
  InvitationUnknown,
  LastManager,
  lastManager,
  MemberUnknown,
  RolesSeparated,
  rolesSeparated,
  tooManyInvitations,
  TooManyInvitationsProblem,
} from './team.problems.js';

@ObjectType('InvitationResent', {
  description: 'It is sent again, for another 72 hours. The link before opens nothing any more.',
})
export class InvitationResent {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId: string;

  @Field(() => String, { description: 'The invited address.' })
  email: string;
}

@ObjectType('InvitationWithdrawn', { description: 'It is taken back: its link opens nothing any more.' })
export class InvitationWithdrawn {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId: string;

  @Field(() => String, { description: 'The address that was invited.' })
  email: string;
}

@ObjectType('MemberRolesChanged', { description: 'They hold these roles from their next request on.' })
export class MemberRolesChanged {
  @Field(() => MemberNode, { description: 'The member as they are now.' })
  member: MemberNode;
}

@ObjectType('MemberRemoved', {
  description: 'They are out of the team, and their sessions in it are over. What they did keeps their name.',
})
export class MemberRemoved {
  @Field(() => ID, { description: 'Their account, which stays.' })
  accountId: string;
}

export const ResendInvitationResult = createUnionType({
  name: 'ResendInvitationResult',
  description: 'The invitation, or why it was not sent again.',
  types: () => [InvitationResent, InvitationUnknown, InvitationOver, TooManyInvitationsProblem] as const,
});

export const WithdrawInvitationResult = createUnionType({
  name: 'WithdrawInvitationResult',
  description: 'The invitation, or why it was not taken back.',
  types: () => [InvitationWithdrawn, InvitationUnknown, InvitationOver] as const,
});

export const ChangeMemberRolesResult = createUnionType({
  name: 'ChangeMemberRolesResult',
  description: 'The member, or why their roles were not changed.',
  types: () => [MemberRolesChanged, InvalidInput, MemberUnknown, LastManager, RolesSeparated] as const,
});

export const RemoveMemberResult = createUnionType({
  name: 'RemoveMemberResult',
  description: 'Who left, or why they stay.',
  types: () => [MemberRemoved, MemberUnknown, LastManager] as const,
});

export function resendInvitationResult(
  locale: Locale,
  outcome: ResendInvitationOutcome,
): typeof ResendInvitationResult {
  if (outcome.kind === 'too-many-invitations') return tooManyInvitations(locale, outcome);
  if (outcome.kind !== 'invitation-resent') return invitationRefused(locale, outcome);
  const { id, email } = outcome.invitation;
  return made(InvitationResent, { invitationId: id, email });
}

export function withdrawInvitationResult(
  locale: Locale,
  outcome: WithdrawInvitationOutcome,
): typeof WithdrawInvitationResult {
  if (outcome.kind !== 'invitation-withdrawn') return invitationRefused(locale, outcome);
  const { id, email } = outcome.invitation;
  return made(InvitationWithdrawn, { invitationId: id, email });
}

type InvitationRefusal = Exclude<WithdrawInvitationOutcome, { readonly kind: 'invitation-withdrawn' }>;

function invitationRefused(locale: Locale, outcome: InvitationRefusal): InvitationUnknown | InvitationOver {
  switch (outcome.kind) {
    case 'invitation-unknown':
      return made(InvitationUnknown, { message: say(locale, 'problem.invitation-unknown') });
    case 'invitation-over': {
      const { state } = outcome;
      return made(InvitationOver, { message: say(locale, 'problem.invitation-over', { state }), state });
    }
  }
}

export function changeMemberRolesResult(
  locale: Locale,
  outcome: ChangeMemberRolesOutcome,
  isLphq: boolean,
): typeof ChangeMemberRolesResult {
  switch (outcome.kind) {
    case 'member-roles-changed':
      return made(MemberRolesChanged, { member: memberNode(outcome.member) });
    case 'roles-separated':
      return rolesSeparated(locale);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
    default:
      return memberStays(locale, outcome, isLphq);
  }
}

export function removeMemberResult(
  locale: Locale,
  outcome: RemoveMemberOutcome,
  isLphq: boolean,
): typeof RemoveMemberResult {
  if (outcome.kind !== 'member-removed') return memberStays(locale, outcome, isLphq);
  return made(MemberRemoved, { accountId: outcome.accountId });
}

type MemberStays = Exclude<RemoveMemberOutcome, { readonly kind: 'member-removed' }>;

function memberStays(locale: Locale, outcome: MemberStays, isLphq: boolean): MemberUnknown | LastManager {
  switch (outcome.kind) {
    case 'member-unknown':
      return made(MemberUnknown, { message: say(locale, 'problem.member-unknown') });
    case 'last-manager':
      return lastManager(locale, isLphq);
  }
}
