import type { Clock, Instant } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';
import { type AgencyId, LPHQ_SCOPE } from '#platform/tenancy';

import { invitationTokenHash, newInvitationToken, type TeamRole } from '../domain/invitation.js';
import type { Locale } from '../domain/person.js';
import { InvitationMailStore } from '../store/invitation-mail.store.js';

/** What the mail of an invitation says. The token stands in it and nowhere else. */
export interface DrawnInvitation {
  readonly token: string;
  readonly email: string;
  readonly role: TeamRole;
  /** Null for LPHQ’s own team. */
  readonly agencyName: string | null;
  readonly locale: Locale;
  readonly expiresAt: Instant;
}

/**
 * Draws the token of an invitation when its mail is written, and keeps the SHA-256 alone (T01). Drawing again makes the
 * token before worthless. Null where the invitation is not open any more: then no mail is due. For the worker.
 */
export class DrawInvitationToken {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly clock: Clock,
    private readonly store = new InvitationMailStore(),
  ) {}

  async run(invitationId: string): Promise<DrawnInvitation | null> {
    const token = newInvitationToken();
    const hash = invitationTokenHash(token) as Uint8Array;
    const found = await this.units.overQueues((unit) =>
      this.store.keepToken(unit, invitationId, hash, this.clock.now()),
    );
    if (found === null) return null;
    const { agencyId, ...mail } = found;
    return { token, ...mail, agencyName: await this.nameOf(agencyId as AgencyId) };
  }

  /** What became of the mail: sent, or refused by the other side for good. */
  async note(invitationId: string, became: 'mailed' | 'refused'): Promise<void> {
    const now = this.clock.now();
    await this.units.overQueues((unit) =>
      became === 'mailed'
        ? this.store.noteMailed(unit, invitationId, now)
        : this.store.noteRefused(unit, invitationId, now),
    );
  }

  private async nameOf(agencyId: AgencyId): Promise<string | null> {
    if (agencyId === LPHQ_SCOPE) return null;
    const worker = { kind: 'worker', agencyId, requestId: 'invitation-mail' } as const;
    return this.units.read(worker, (unit) => this.store.agencyName(unit, agencyId));
  }
}
