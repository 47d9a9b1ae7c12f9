import type { Clock } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { UnitsOfWork } from '#platform/persistence';

import { AttemptLimits, type LimitSettings } from './limits/attempt-limits.js';
import { InvitationLimits } from './limits/invitation-limits.js';
import { InvitationMailLimits, UNLIMITED_MAILS } from './limits/invitation-mail-limits.js';
import { PasswordHashes } from './passwords/password-hashes.js';
import { AccountStore } from './store/account.store.js';
import { AttemptStore } from './store/attempt.store.js';
import { InvitationStore } from './store/invitation.store.js';
import { InvitationDoorStore } from './store/invitation-door.store.js';
import { InviterStore } from './store/inviter.store.js';
import { SessionStore } from './store/session.store.js';
import { TeamStore } from './store/team.store.js';
import { AcceptInvitation } from './use-cases/accept-invitation.js';
import { ChangeMemberRoles } from './use-cases/change-member-roles.js';
import { InvitationProof } from './use-cases/invitation-proof.js';
import { InviteMember, type Telling } from './use-cases/invite-member.js';
import { LookAtInvitation } from './use-cases/look-at-invitation.js';
import { OpenSession } from './use-cases/open-session.js';
import { RemoveMember } from './use-cases/remove-member.js';
import { ResendInvitation } from './use-cases/resend-invitation.js';
import { TeamReads } from './use-cases/team-reads.js';
import { WithdrawInvitation } from './use-cases/withdraw-invitation.js';
import { WithdrawSent } from './use-cases/withdraw-sent.js';

/** How a team changes, in the name of those who lead it. */
export interface Teams {
  readonly reads: TeamReads;
  readonly invite: InviteMember;
  readonly resend: ResendInvitation;
  readonly withdraw: WithdrawInvitation;
  readonly changeRoles: ChangeMemberRoles;
  readonly remove: RemoveMember;
}

/** Null for the limits of mail: nobody counts, for the operator. */
export function composeTeams(
  units: UnitsOfWork,
  { clock, ...telling }: Telling & { readonly clock: Clock },
  settings: LimitSettings | null,
): Teams {
  const [team, invitations, door] = [new TeamStore(), new InvitationStore(), new InvitationDoorStore()];
  const { journal } = telling;
  const mails = settings && new InvitationMailLimits(units, new AttemptStore(), settings, clock);
  const limited = mails ?? UNLIMITED_MAILS;
  const sent = new WithdrawSent(invitations, journal);
  const stores = { team, invitations, inviters: new InviterStore() };
  return {
    reads: new TeamReads(team, invitations),
    invite: new InviteMember(units, stores, telling, limited, clock),
    resend: new ResendInvitation(units, invitations, telling, limited, clock),
    withdraw: new WithdrawInvitation(units, invitations, telling, clock),
    changeRoles: new ChangeMemberRoles(units, { team, door }, sent, journal, clock),
    remove: new RemoveMember(units, team, sent, journal, clock),
  };
}

/** How whoever was invited comes in. */
export interface InvitationDoor {
  readonly look: LookAtInvitation;
  readonly accept: AcceptInvitation;
}

export function composeInvitationDoor(
  units: UnitsOfWork,
  telling: { readonly journal: Journal; readonly clock: Clock },
  settings: LimitSettings,
  hashes = new PasswordHashes(),
): InvitationDoor {
  const { clock } = telling;
  const [accounts, sessions, attempts] = [new AccountStore(), new SessionStore(), new AttemptStore()];
  const limits = new InvitationLimits(attempts, settings, clock);
  const desk = { door: new InvitationDoorStore(), accounts, limits };
  const proof = new InvitationProof(accounts, new AttemptLimits(units, attempts, settings, clock), hashes);
  const entrance = { accounts, sessions, opening: new OpenSession(accounts, sessions, clock) };
  return {
    look: new LookAtInvitation(units, desk, clock),
    accept: new AcceptInvitation(units, desk, proof, entrance, telling),
  };
}
