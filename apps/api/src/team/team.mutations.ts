import { Args, Mutation, Resolver } from '@nestjs/graphql';

import {
  ChangeMemberRoles,
  InviteMember,
  RemoveMember,
  ResendInvitation,
  WithdrawInvitation,
} from '#platform/identity';
import { isId } from '#platform/input';
import { type AgencyId, inAgency, LPHQ_SCOPE } from '#platform/tenancy';

import { localeNamed } from '../graphql/locale.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import {
  InviteAgencyManagerResult,
  inviteAgencyManagerResult,
  InviteMemberResult,
  inviteMemberResult,
} from './invite.results.js';
import {
  ChangeMemberRolesInput,
  InviteAgencyManagerInput,
  InviteMemberInput,
  RemoveMemberInput,
  ResendInvitationInput,
  WithdrawInvitationInput,
} from './team.input.js';
import {
  ChangeMemberRolesResult,
  changeMemberRolesResult,
  RemoveMemberResult,
  removeMemberResult,
  ResendInvitationResult,
  resendInvitationResult,
  WithdrawInvitationResult,
  withdrawInvitationResult,
} from './team.results.js';

/** Whoever leads a team changes it: an agency’s managers theirs, LPHQ’s administrators theirs. */
@Resolver()
export class TeamMutations {
  constructor(
    private readonly inviting: InviteMember,
    private readonly resending: ResendInvitation,
    private readonly withdrawing: WithdrawInvitation,
    private readonly changing: ChangeMemberRoles,
    private readonly removing: RemoveMember,
  ) {}

  @Mutation(() => InviteMemberResult, {
    description: 'Invites an e-mail address into your team, for 72 hours.',
  })
  async inviteMember(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => InviteMemberInput, description: 'Whom, and as what.' })
    input: InviteMemberInput,
  ): Promise<typeof InviteMemberResult> {
    const request = { ...input, locale: localeNamed(input.locale) };
    return inviteMemberResult(operation.locale, await this.inviting.run(operation.actor, request));
  }

  @Mutation(() => InviteAgencyManagerResult, {
    description: 'Invites somebody to manage an agency. For LPHQ.',
  })
  async inviteAgencyManager(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => InviteAgencyManagerInput, description: 'Whom, and for which agency.' })
    { agencyId, email, locale }: InviteAgencyManagerInput,
  ): Promise<typeof InviteAgencyManagerResult> {
    if (!isId(agencyId) || agencyId === LPHQ_SCOPE)
      return inviteAgencyManagerResult(operation.locale, { kind: 'agency-unknown' });
    const actor = inAgency(operation.staff, agencyId as AgencyId);
    const request = { email, role: 'AGENCY_MANAGER', locale: localeNamed(locale) } as const;
    return inviteAgencyManagerResult(operation.locale, await this.inviting.run(actor, request));
  }

  @Mutation(() => ResendInvitationResult, {
    description: 'Sends an invitation of your team again, for another 72 hours.',
  })
  async resendInvitation(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ResendInvitationInput, description: 'Which one.' })
    { invitationId }: ResendInvitationInput,
  ): Promise<typeof ResendInvitationResult> {
    const outcome = isId(invitationId)
      ? await this.resending.run(operation.actor, invitationId)
      : ({ kind: 'invitation-unknown' } as const);
    return resendInvitationResult(operation.locale, outcome);
  }

  @Mutation(() => WithdrawInvitationResult, { description: 'Takes an invitation of your team back.' })
  async withdrawInvitation(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => WithdrawInvitationInput, description: 'Which one.' })
    { invitationId }: WithdrawInvitationInput,
  ): Promise<typeof WithdrawInvitationResult> {
    const outcome = isId(invitationId)
      ? await this.withdrawing.run(operation.actor, invitationId)
      : ({ kind: 'invitation-unknown' } as const);
    return withdrawInvitationResult(operation.locale, outcome);
  }

  @Mutation(() => ChangeMemberRolesResult, { description: 'Says what somebody of your team is from now on.' })
  async changeMemberRoles(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ChangeMemberRolesInput, description: 'Who, and which roles.' })
    input: ChangeMemberRolesInput,
  ): Promise<typeof ChangeMemberRolesResult> {
    const { actor, locale } = operation;
    const outcome = await this.changing.run(actor, input);
    return changeMemberRolesResult(locale, outcome, actor.kind === 'staff');
  }

  @Mutation(() => RemoveMemberResult, {
    description: 'Takes somebody out of your team and ends their sessions in it at once.',
  })
  async removeMember(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => RemoveMemberInput, description: 'Who.' }) { accountId }: RemoveMemberInput,
  ): Promise<typeof RemoveMemberResult> {
    const { actor, locale } = operation;
    const outcome = isId(accountId)
      ? await this.removing.run(actor, accountId)
      : ({ kind: 'member-unknown' } as const);
    return removeMemberResult(locale, outcome, actor.kind === 'staff');
  }
}
