import type { Clock } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { ReadUnit, UnitsOfWork } from '#platform/persistence';
import { type AccountId, LPHQ_SCOPE, onOwnAccount } from '#platform/tenancy';

import { deviceOf } from '../domain/device.js';
import { invitationTokenHash } from '../domain/invitation.js';
import { separatedAmong, type Separation } from '../domain/separations.js';
import { beginSession, newSessionId, sessionHash } from '../domain/session.js';
import { invitationAccepted, rolesChanged } from '../domain/team.events.js';
import type { TooManyAttempts } from '../limits/attempt-limits.js';
import type { OpenInvitation } from '../store/invitation-door.store.js';
import type { AcceptanceForm, InvitationProof, ProofOutcome, Proved } from './invitation-proof.js';
import type { InvitationDesk, InvitationRefused } from './look-at-invitation.js';
import type { Entrance } from './sign-in.js';

export interface AcceptanceRequest extends AcceptanceForm {
  readonly token: string;
  /** The session id that the request brought along: it ends, whoever's it was (T69). */
  readonly replaces: string | null;
  /** Where the request came from. */
  readonly address: string;
  /** What the browser says that it is; kept as a word or two, for the person's own list. */
  readonly userAgent?: string | undefined;
  readonly requestId: string;
}

export type AcceptInvitationOutcome =
  | {
      readonly kind: 'invitation-accepted';
      /** Null where the password was changed at the same moment: they sign in with the new one. */
      readonly sessionId: string | null;
    }
  | { readonly kind: 'roles-separated'; readonly roles: Separation }
  /** The agency invites, and may not act now: the invitation waits for it until its own end. */
  | { readonly kind: 'agency-suspended' }
  | Exclude<ProofOutcome, Proved>
  | InvitationRefused
  | TooManyAttempts;

interface Opened {
  readonly kind: 'open';
  readonly invitation: OpenInvitation;
  readonly hasAccount: boolean;
}

/**
 * Lets somebody in who holds the token of an invitation and proves to be of the invited address: once, for 72 hours,
 * into that team and as that role alone (T01). What the token opens is looked at twice: before the password costs
 * anything, and again in the statement that lets in.
 */
export class AcceptInvitation {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly desk: InvitationDesk,
    private readonly proof: InvitationProof,
    private readonly entrance: Entrance,
    private readonly telling: { readonly journal: Journal; readonly clock: Clock },
  ) {}

  async run(request: AcceptanceRequest): Promise<AcceptInvitationOutcome> {
    const opened = await this.open(request);
    if (opened.kind !== 'open') return opened;
    const { invitation, hasAccount } = opened;
    const proved = await this.proof.run(invitation, request, request.address, hasAccount);
    if (proved.kind === 'invalid-input') await this.units.identify((unit) => this.giveBack(unit, request));
    if (proved.kind !== 'proved') return proved;
    const separated = await this.separated(invitation, proved);
    if (separated) return { kind: 'roles-separated', roles: separated };
    const entered = await this.letIn(invitation, proved, request);
    if (entered !== 'in') return { kind: entered };
    return { kind: 'invitation-accepted', sessionId: await this.beginSession(invitation, proved, request) };
  }

  private open({ token, address }: AcceptanceRequest): Promise<Opened | InvitationRefused | TooManyAttempts> {
    const hash = invitationTokenHash(token);
    const { door, accounts, limits } = this.desk;
    return this.units.identify(async (unit) => {
      const tooMany = await limits.take(unit, address);
      if (tooMany) return tooMany;
      const invitation = hash && (await door.open(unit, hash, this.telling.clock.now()));
      if (!invitation) return { kind: 'invitation-refused' };
      const hasAccount = (await accounts.credentialsOf(unit, invitation.email)) !== null;
      return { kind: 'open', invitation, hasAccount };
    });
  }

  private async separated(
    { agencyId, role }: OpenInvitation,
    { accountId }: Proved,
  ): Promise<Separation | null> {
    const elsewhere = await this.units.identify((unit) =>
      this.desk.door.rolesElsewhere(unit, accountId, agencyId),
    );
    return separatedAmong([...elsewhere, role]);
  }

  private letIn(
    invitation: OpenInvitation,
    proved: Proved,
    request: AcceptanceRequest,
  ): Promise<'in' | 'invitation-refused' | 'agency-suspended'> {
    const { agencyId, email, role } = invitation;
    const { accountId, newName, passwordHash } = proved;
    const person = { ...onOwnAccount(accountId as AccountId, request.requestId), agencyId };
    const tokenHash = invitationTokenHash(request.token) as Uint8Array;
    return this.units.write(person, async (unit) => {
      if (await this.desk.door.isFrozen(unit, invitation))
        return unit.leaveUntouched('agency-suspended' as const);
      const at = this.telling.clock.now();
      const isIn = await this.desk.door.accept(unit, { tokenHash, accountId, newName, passwordHash, at });
      if (!isIn) return unit.leaveUntouched('invitation-refused' as const);
      const displayName = newName ?? (await this.entrance.accounts.nameOf(unit, accountId)) ?? '';
      const account = { id: accountId, email, displayName, isNew: newName !== null };
      await this.telling.journal.appendAll(unit, [
        invitationAccepted(invitation, account),
        ...rolesChanged(accountId, agencyId === LPHQ_SCOPE, { begin: [role], end: [] }),
      ]);
      return 'in' as const;
    });
  }

  private beginSession(
    { agencyId, email }: OpenInvitation,
    { accountId, passwordHash }: Proved,
    request: AcceptanceRequest,
  ): Promise<string | null> {
    const sessionId = newSessionId();
    const idHash = sessionHash(sessionId) as Uint8Array;
    const acting = agencyId === LPHQ_SCOPE ? null : agencyId;
    const now = this.telling.clock.now();
    const session = beginSession(idHash, accountId, acting, now, deviceOf(request.userAgent));
    return this.units.identify(async (unit) => {
      await this.giveBack(unit, request);
      if (!(await this.entrance.opening.run(unit, { session, passwordHash }))) return null;
      const before = request.replaces === null ? null : sessionHash(request.replaces);
      if (before) await this.entrance.sessions.end(unit, before, now);
      await this.proof.forget(unit, email);
      return sessionId;
    });
  }

  private giveBack(unit: ReadUnit, { address }: AcceptanceRequest): Promise<void> {
    return this.desk.limits.giveBack(unit, address);
  }
}
