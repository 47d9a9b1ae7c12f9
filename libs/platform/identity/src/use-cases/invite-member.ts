import type { Clock } from '#platform/clock';
import { type FieldProblem, problem, read, readEmail, together } from '#platform/input';
import type { Journal } from '#platform/journal';
import type { Outbox } from '#platform/outbox';
import type { UnitsOfWork, WriteUnit } from '#platform/persistence';
import { LPHQ_SCOPE, type MemberActor, type StaffActor } from '#platform/tenancy';

import { expiryOf, type Invitation, stateOf, type TeamRole } from '../domain/invitation.js';
import type { Locale } from '../domain/person.js';
import { invitationWithdrawn, memberInvited } from '../domain/team.events.js';
import { rolesOfTeam } from '../domain/team.js';
import type {
  InvitationMail,
  InvitationMails,
  TooManyInvitations,
} from '../limits/invitation-mail-limits.js';
import type { InvitationStore } from '../store/invitation.store.js';
import type { InviterStore } from '../store/inviter.store.js';
import type { TeamStore } from '../store/team.store.js';

/** Whoever may change a team: in their own, or LPHQ's people in the agency that their actor names. */
export type TeamActor = MemberActor | StaffActor;

export interface InviteRequest {
  readonly email: string;
  readonly role: TeamRole;
  readonly locale: Locale;
}

export type InviteMemberOutcome =
  | { readonly kind: 'member-invited'; readonly invitation: Invitation }
  | { readonly kind: 'already-member'; readonly email: string }
  | { readonly kind: 'invitation-waiting'; readonly email: string; readonly invitation: Invitation | null }
  | { readonly kind: 'agency-unknown' }
  /** Their role ended while they asked. */
  | { readonly kind: 'may-not-invite' }
  | TooManyInvitations
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** The rows of a team: who is in it, who is asked to come, and who asks. */
export interface TeamStores {
  readonly team: TeamStore;
  readonly invitations: InvitationStore;
  readonly inviters: InviterStore;
}

/** Where it is told that something happened: the journal for ever, the outbox for whoever acts on it. */
export interface Telling {
  readonly journal: Journal;
  readonly outbox: Outbox;
}

/**
 * Invites an address into the actor's team for 72 hours; the worker writes the mail. Somebody who is in it already is
 * given roles there instead. An invitation that expired makes room for the new one.
 */
export class InviteMember {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly stores: TeamStores,
    private readonly telling: Telling,
    private readonly mails: InvitationMails,
    private readonly clock: Clock,
  ) {}

  async run(actor: TeamActor, request: InviteRequest): Promise<InviteMemberOutcome> {
    const form = together({ email: readEmail('email', request.email), role: readRole(actor, request.role) });
    if (form.kind === 'problems') return { kind: 'invalid-input', problems: form.problems };
    const sound = { ...form.value, locale: request.locale };
    const mail = { sender: senderOf(actor), email: sound.email, resends: null };
    return this.mails.around(mail, () => this.invite(actor, sound));
  }

  private invite(actor: TeamActor, request: InviteRequest): Promise<InviteMemberOutcome> {
    const { email } = request;
    return this.units.write(actor, async (unit): Promise<InviteMemberOutcome> => {
      const refused = await this.refusalOf(unit, actor, email);
      if (refused) return unit.leaveUntouched(refused);
      const invitation = await this.add(unit, request, actor);
      if (invitation === null)
        return unit.leaveUntouched({ kind: 'invitation-waiting', email, invitation: null } as const);
      await this.telling.journal.append(unit, memberInvited(invitation));
      await this.telling.outbox.publish(unit, {
        type: 'member.invited',
        payload: { invitationId: invitation.id },
      });
      return { kind: 'member-invited', invitation };
    });
  }

  private async refusalOf(
    unit: WriteUnit,
    actor: TeamActor,
    email: string,
  ): Promise<InviteMemberOutcome | null> {
    const { team, invitations, inviters } = this.stores;
    if (!(await inviters.holdRole(unit, actor))) return { kind: 'may-not-invite' };
    if (isLphqInAgency(actor) && !(await invitations.isAgency(unit, actor.agencyId)))
      return { kind: 'agency-unknown' };
    if (await team.hasAddress(unit, email)) return { kind: 'already-member', email };
    const open = await invitations.openForUpdate(unit, email);
    if (open === null) return null;
    const now = this.clock.now();
    if (stateOf(open, now) === 'WAITING') return { kind: 'invitation-waiting', email, invitation: open };
    await this.telling.journal.append(
      unit,
      invitationWithdrawn(await invitations.withdraw(unit, open.id, now)),
    );
    return null;
  }

  private add(unit: WriteUnit, request: InviteRequest, actor: TeamActor): Promise<Invitation | null> {
    const invitedAt = this.clock.now();
    const times = { invitedAt, expiresAt: expiryOf(invitedAt) };
    return this.stores.invitations.add(unit, { ...request, invitedBy: actor.accountId, ...times });
  }
}

/** LPHQ lets an agency's managers in; those let in everybody else. */
function readRole(actor: TeamActor, role: TeamRole): ReturnType<typeof read<TeamRole>> {
  const choices: readonly TeamRole[] = isLphqInAgency(actor)
    ? ['AGENCY_MANAGER']
    : rolesOfTeam(actor.agencyId);
  return choices.includes(role) ? read(role) : problem('role', 'not-a-choice');
}

/** On whose behalf a mail goes out: LPHQ's people send as LPHQ, whichever team it is about. */
export function senderOf({ kind, agencyId }: TeamActor): InvitationMail['sender'] {
  return { kind: kind === 'staff' ? 'lphq' : 'agency', agencyId };
}

function isLphqInAgency(actor: TeamActor): boolean {
  return actor.kind === 'staff' && actor.agencyId !== LPHQ_SCOPE;
}
