import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

import type { TeamRole } from '../domain/invitation.js';
import type { Locale } from '../domain/person.js';

/** What the mail of an invitation says, but for its token. */
export interface InvitationToMail {
  readonly agencyId: string;
  readonly email: string;
  readonly role: TeamRole;
  readonly locale: Locale;
  readonly expiresAt: Instant;
}

/** The worker's side of invitations: it draws tokens and notes what became of mails. Over the queues, in no agency's name. */
export class InvitationMailStore {
  /** Keeps the hash of a new token, in the place of the one before; null where the invitation is not open now. */
  async keepToken(
    unit: Unit,
    id: string,
    tokenHash: Uint8Array,
    now: Instant,
  ): Promise<InvitationToMail | null> {
    const [found] = await query<InvitationToMail>(
      unit,
      `update invitations set token_hash = $2
       where id = $1 and accepted_at is null and withdrawn_at is null and expires_at > $3
       returning agency_id as "agencyId", email, role, locale, expires_at as "expiresAt"`,
      [id, tokenHash, now],
    );
    return found ?? null;
  }

  /** The name of an agency, in a unit of that agency. */
  async agencyName(unit: Unit, agencyId: string): Promise<string | null> {
    const [found] = await query<{ name: string }>(unit, 'select name from agencies where agency_id = $1', [
      agencyId,
    ]);
    return found?.name ?? null;
  }

  async noteMailed(unit: Unit, id: string, at: Instant): Promise<void> {
    await query(unit, 'update invitations set mailed_at = $2, mail_refused_at = null where id = $1', [
      id,
      at,
    ]);
  }

  async noteRefused(unit: Unit, id: string, at: Instant): Promise<void> {
    await query(unit, 'update invitations set mail_refused_at = $2 where id = $1', [id, at]);
  }
}
