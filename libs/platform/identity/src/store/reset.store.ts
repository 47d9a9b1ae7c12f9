import type { Instant } from '#platform/clock';
import { query, type ReadUnit, type Unit, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { Locale } from '../domain/person.js';

/** To whom a mail with a reset token goes, and in which language. */
export interface ResetAddressee {
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
}

/** A token that opens, and whose account it opens. */
export interface OpenReset {
  readonly id: string;
  readonly accountId: AccountId;
}

/** Who asked for a new password. Asked in identity units, drawn by the worker, spent in the name of the person. */
export class ResetStore {
  /** Keeps that somebody asked for the address, whether or not an account has it: the same statement, the same row. */
  async ask(
    unit: ReadUnit,
    reset: { id: string; email: string; now: Instant; endsAt: Instant },
  ): Promise<void> {
    await query(
      unit,
      `insert into password_resets (id, account_id, asked_at, ends_at)
       values ($1, (select id from accounts where email = $2), $3, $4)`,
      [reset.id, reset.email, reset.now, reset.endsAt],
    );
  }

  /**
   * Gives the request a token, in the place of one that it had; null where it was made before `askedAfter`, where it
   * is spent, or where nobody is to be written to.
   */
  async giveToken(
    unit: Unit,
    id: string,
    token: { hash: Uint8Array; askedAfter: Instant; endsAt: Instant },
  ): Promise<ResetAddressee | null> {
    const [found] = await query<ResetAddressee>(
      unit,
      `update password_resets r set token_hash = $2, ends_at = $4 from accounts a
       where r.id = $1 and r.spent_at is null and r.asked_at > $3 and a.id = r.account_id and a.disabled_at is null
       returning a.email, a.display_name as "displayName", a.locale`,
      [id, token.hash, token.askedAfter, token.endsAt],
    );
    return found ?? null;
  }

  async opened(unit: ReadUnit, tokenHash: Uint8Array, now: Instant): Promise<OpenReset | null> {
    const [found] = await query<OpenReset>(
      unit,
      `select r.id, r.account_id as "accountId" from password_resets r join accounts a on a.id = r.account_id
       where r.token_hash = $1 and r.spent_at is null and r.ends_at > $2 and a.disabled_at is null`,
      [tokenHash, now],
    );
    return found ?? null;
  }

  /** Spends the token; false where it was spent or is over. Its account is locked by then. */
  async spend(unit: WriteUnit, id: string, now: Instant): Promise<boolean> {
    const spent = await query(
      unit,
      'update password_resets set spent_at = $2 where id = $1 and spent_at is null and ends_at > $2 returning id',
      [id, now],
    );
    return spent.length === 1;
  }

  /** Once the password is a new one, no mail that is under way opens the account any more. */
  async spendAllOf(unit: WriteUnit, accountId: string, now: Instant): Promise<void> {
    await query(unit, 'update password_resets set spent_at = $2 where account_id = $1 and spent_at is null', [
      accountId,
      now,
    ]);
  }
}
