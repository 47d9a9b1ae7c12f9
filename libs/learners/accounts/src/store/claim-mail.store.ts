import type { Instant } from '#platform/clock';
import type { Locale } from '#platform/identity';
import { query, type Unit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

/** What the mail that brings a code says, but for the code. */
export interface ClaimToMail {
  readonly email: string;
  readonly displayName: string;
  readonly agencyName: string;
}

/** The worker's side of claims and codes. Nobody's unit but where it says otherwise: open them with `units.overQueues`. */
export class ClaimMailStore {
  /** Keeps the hash of a new code, in the place of the one before; null where the claim is not open now. */
  async keepCode(
    unit: Unit,
    id: string,
    codeHash: Uint8Array,
    now: Instant,
  ): Promise<{ agencyId: AgencyId; learnerId: string; expiresAt: Instant } | null> {
    const [found] = await query<{ agencyId: AgencyId; learnerId: string; expiresAt: Instant }>(
      unit,
      `update learner_claims set code_hash = $2
       where id = $1 and kind = 'MAILED' and opened_at is null and withdrawn_at is null and expires_at > $3
       returning agency_id as "agencyId", learner_id as "learnerId", expires_at as "expiresAt"`,
      [id, codeHash, now],
    );
    return found ?? null;
  }

  /** Where the mail goes, in a unit of the agency; null where the learner has no address by now. */
  async addressee(unit: Unit, agencyId: AgencyId, learnerId: string): Promise<ClaimToMail | null> {
    const [found] = await query<ClaimToMail>(
      unit,
      `select l.email, l.display_name as "displayName", a.name as "agencyName"
       from learners l join agencies a on a.agency_id = l.agency_id
       where l.agency_id = $1 and l.id = $2 and l.email is not null`,
      [agencyId, learnerId],
    );
    return found ?? null;
  }

  async noteMailed(unit: Unit, id: string, at: Instant): Promise<void> {
    await query(unit, 'update learner_claims set mailed_at = $2, mail_refused_at = null where id = $1', [
      id,
      at,
    ]);
  }

  async noteRefused(unit: Unit, id: string, at: Instant): Promise<void> {
    await query(unit, 'update learner_claims set mail_refused_at = $2 where id = $1', [id, at]);
  }

  /** Keeps the hash of a code for a question that still waits; null where nobody signs in with that address. */
  async keepSignInCode(
    unit: Unit,
    id: string,
    codeHash: Uint8Array,
    now: Instant,
  ): Promise<{ email: string; locale: Locale } | null> {
    const [found] = await query<{ email: string; locale: Locale }>(
      unit,
      `update learner_sign_in_codes set code_hash = $2
       where id = $1 and email is not null and spent_at is null and tries = 0 and ends_at > $3 returning email, locale`,
      [id, codeHash, now],
    );
    return found ?? null;
  }
}
