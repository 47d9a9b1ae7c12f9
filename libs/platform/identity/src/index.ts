export { type Account, type AccountRequest } from './domain/account.js';
export { type Invitation, type InvitationState, stateOf, type TeamRole } from './domain/invitation.js';
export { type Locale, type SignedInPerson, type Use } from './domain/person.js';
export { type Member } from './domain/team.js';
export { SIGN_IN_RULES, type SignInRules } from './domain/sign-in-rules.js';
export {
  composeDoors,
  composeIdentity,
  composeOwnAccount,
  type Identity,
  type OwnAccount,
} from './identity.js';
export { type LimitSettings, type TooManyAttempts } from './limits/attempt-limits.js';
export { type Budget, Budgets } from './limits/budgets.js';
export { type TooManyInvitations } from './limits/invitation-mail-limits.js';
export { PasswordDoor, type DoorAnswer, type PasswordForm } from './password-door.js';
export { composeInvitationDoor, composeTeams, type InvitationDoor, type Teams } from './people.js';
export { AccountNames } from './store/account-names.js';
export { EndedSessions } from './store/ended-sessions.js';
export { type StandingMember, StandingMembers } from './store/standing-members.js';
export { type SentInvitation } from './store/invitation.store.js';
export { MemberNames } from './store/member-names.js';
export { type OwnSession, type Place } from './store/own-sessions.js';
export { PastInvitations } from './store/past-invitations.js';
export { PastResets } from './store/past-resets.js';
export { AcceptInvitation, type AcceptInvitationOutcome } from './use-cases/accept-invitation.js';
export { type MembershipRequest } from './use-cases/add-membership.js';
export { AskReset } from './use-cases/ask-reset.js';
export { ChangeLanguage } from './use-cases/change-language.js';
export { ChangePassword } from './use-cases/change-password.js';
export { ChangeMemberRoles, type ChangeMemberRolesOutcome } from './use-cases/change-member-roles.js';
export { type DrawnInvitation, DrawInvitationToken } from './use-cases/draw-invitation-token.js';
export { DrawResetToken, type DrawnResetToken } from './use-cases/draw-reset-token.js';
export { EndOwnSession } from './use-cases/end-own-session.js';
export { FinishReset } from './use-cases/finish-reset.js';
export { InviteMember, type InviteMemberOutcome, type TeamActor } from './use-cases/invite-member.js';
export { ListOwnSessions } from './use-cases/list-own-sessions.js';
export { ListPlaces } from './use-cases/list-places.js';
export { LookAtInvitation, type LookAtInvitationOutcome } from './use-cases/look-at-invitation.js';
export { RemoveMember, type RemoveMemberOutcome } from './use-cases/remove-member.js';
export { ResendInvitation, type ResendInvitationOutcome } from './use-cases/resend-invitation.js';
export { SessionOf } from './use-cases/session-of.js';
export { SignOut } from './use-cases/sign-out.js';
export { SwitchAgency } from './use-cases/switch-agency.js';
export { TeamReads } from './use-cases/team-reads.js';
export { WithdrawInvitation, type WithdrawInvitationOutcome } from './use-cases/withdraw-invitation.js';
export { StepUp } from './use-cases/step-up.js';
