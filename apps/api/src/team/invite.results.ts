import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';

import type { InviteMemberOutcome } from '#platform/identity';
import { type Locale, say } from '#platform/wording';

import { AgencyUnknown } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { notPermitted } from '../graphql/refusals.js';
import {
  AlreadyMember,
  InvitationWaiting,
  tooManyInvitations,
  TooManyInvitationsProblem,
} from './team.problems.js';

@ObjectType('MemberInvited', { description: 'The invitation is made; its mail goes out within a minute.' })
export class MemberInvited {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId: string;

  @Field(() => String, { description: 'The invited address.' })
  email: string;
}

export const InviteMemberResult = createUnionType({
  name: 'InviteMemberResult',
  description: 'The invitation, or why nobody was invited.',
  types: () =>
    [MemberInvited, InvalidInput, AlreadyMember, InvitationWaiting, TooManyInvitationsProblem] as const,
});

export const InviteAgencyManagerResult = createUnionType({
  name: 'InviteAgencyManagerResult',
  description: 'The invitation, or why nobody was invited.',
  types: () =>
    [
      MemberInvited,
      InvalidInput,
      AgencyUnknown,
      AlreadyMember,
      InvitationWaiting,
      TooManyInvitationsProblem,
    ] as const,
});

export function inviteAgencyManagerResult(
  locale: Locale,
  outcome: InviteMemberOutcome,
): typeof InviteAgencyManagerResult {
  if (outcome.kind === 'agency-unknown')
    return made(AgencyUnknown, { message: say(locale, 'problem.agency-unknown') });
  return inviteMemberResult(locale, outcome);
}

/** Into the own team, which exists. */
export function inviteMemberResult(locale: Locale, outcome: InviteMemberOutcome): typeof InviteMemberResult {
  switch (outcome.kind) {
    case 'member-invited':
      return made(MemberInvited, { invitationId: outcome.invitation.id, email: outcome.invitation.email });
    case 'already-member':
      return made(AlreadyMember, {
        message: say(locale, 'problem.already-member', { email: outcome.email }),
      });
    case 'invitation-waiting':
      return made(InvitationWaiting, {
        message: say(locale, 'problem.invitation-waiting', { email: outcome.email }),
      });
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
    case 'too-many-invitations':
      return tooManyInvitations(locale, outcome);
    case 'may-not-invite':
      throw notPermitted(locale);
    case 'agency-unknown':
      throw new Error('Whoever invites into their own team has one.');
  }
}
