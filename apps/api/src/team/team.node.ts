import { Field, ID, ObjectType } from '@nestjs/graphql';

import { dayOf, type Instant } from '#platform/clock';
import { type InvitationState, type Member, type SentInvitation, stateOf } from '#platform/identity';

import type { Role } from '../authorisation.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';
import { RoleEnum } from '../viewer/viewer.node.js';

export const InvitationStateEnum = enumOf<InvitationState>(
  'InvitationState',
  'What became of an invitation.',
  {
    WAITING: 'It can be accepted.',
    EXPIRED: 'Nobody accepted it within 72 hours. It can be sent again.',
    ACCEPTED: 'Somebody came in by it.',
    WITHDRAWN: 'It was taken back.',
  },
);

@ObjectType('Member', { description: 'Somebody of a team: of an agency, or of LPHQ.' })
export class MemberNode {
  @Field(() => ID, { description: 'Their account.' })
  accountId: string;

  @Field(() => String, { description: 'The name by which the team knows them.' })
  displayName: string;

  @Field(() => String, { description: 'The e-mail address with which they sign in.' })
  email: string;

  @Field(() => [RoleEnum], { description: 'What they are in this team.' })
  roles: readonly Role[];

  @Field(() => DateTime, { description: 'When they first joined.' })
  joinedAt: Instant;

  @Field(() => CalendarDay, {
    nullable: true,
    description:
      'The day on which they last used the portal in this team; null where that was long ago, or never.',
  })
  lastSeenOn: string | null;
}

@ObjectType('Invitation', { description: 'An e-mail address that is invited into a team.' })
export class InvitationNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'The invited address. Only its person can accept.' })
  email: string;

  @Field(() => RoleEnum, { description: 'What they are invited as.' })
  role: Role;

  @Field(() => InvitationStateEnum, { description: 'What became of it.' })
  state: InvitationState;

  @Field(() => DateTime, { description: 'When it was first sent.' })
  invitedAt: Instant;

  @Field(() => String, {
    nullable: true,
    description: 'Who invited, by the name that the team knows; null where LPHQ did.',
  })
  invitedBy: string | null;

  @Field(() => DateTime, { description: 'Until when it can be accepted.' })
  expiresAt: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its mail went out; null while the mail waits or where it was refused.',
  })
  mailedAt: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the other side refused the mail for good: the address does not take it.',
  })
  mailRefusedAt: Instant | null;
}

@ObjectType('Team', { description: 'Who acts in somebody’s name: an agency’s people, or LPHQ’s own.' })
export class TeamNode {
  @Field(() => [MemberNode], { description: 'Everybody who is in the team now, the earliest first.' })
  members: MemberNode[];

  @Field(() => [InvitationNode], {
    description: 'Who was invited, the newest first, whatever became of it; 200 at most.',
  })
  invitations: InvitationNode[];
}

export function memberNode(member: Member): MemberNode {
  const { accountId, displayName, email, roles, joinedAt, lastSeenAt } = member;
  return { accountId, displayName, email, roles, joinedAt, lastSeenOn: lastSeenAt && dayOf(lastSeenAt) };
}

export function invitationNode(invitation: SentInvitation, now: Instant): InvitationNode {
  const { id, email, role, invitedAt, invitedByName, expiresAt, mailedAt, mailRefusedAt } = invitation;
  const state = stateOf(invitation, now);
  return { id, email, role, state, invitedAt, invitedBy: invitedByName, expiresAt, mailedAt, mailRefusedAt };
}
