import { Field, ID, InputType } from '@nestjs/graphql';

import type { TeamRole } from '#platform/identity';

import { LocaleEnum, type LocaleName } from '../graphql/locale.js';
import { RoleEnum } from '../viewer/viewer.node.js';

@InputType('InviteMemberInput', { description: 'Whom to invite, and as what.' })
export class InviteMemberInput {
  @Field(() => String, { description: 'Their e-mail address. Nobody of another address can accept.' })
  email: string;

  @Field(() => RoleEnum, { description: 'What they will be in your team.' })
  role: TeamRole;

  @Field(() => LocaleEnum, {
    description: 'The language of the mail, and of the portal on their first visit.',
  })
  locale: LocaleName;
}

@InputType('InviteAgencyManagerInput', { description: 'Whom LPHQ invites to manage an agency.' })
export class InviteAgencyManagerInput {
  @Field(() => ID, { description: 'The agency.' })
  agencyId: string;

  @Field(() => String, { description: 'Their e-mail address. Nobody of another address can accept.' })
  email: string;

  @Field(() => LocaleEnum, {
    description: 'The language of the mail, and of the portal on their first visit.',
  })
  locale: LocaleName;
}

@InputType('ResendInvitationInput', { description: 'Which invitation to send again.' })
export class ResendInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId: string;
}

@InputType('WithdrawInvitationInput', { description: 'Which invitation to take back.' })
export class WithdrawInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId: string;
}

@InputType('ChangeMemberRolesInput', { description: 'What somebody of the team is from now on.' })
export class ChangeMemberRolesInput {
  @Field(() => ID, { description: 'Their account.' })
  accountId: string;

  @Field(() => [RoleEnum], { description: 'Every role that they are to hold; one at least.' })
  roles: TeamRole[];
}

@InputType('RemoveMemberInput', { description: 'Who leaves the team.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'Their account.' })
  accountId: string;
}
