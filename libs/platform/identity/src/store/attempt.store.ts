import type { Instant } from '#platform/clock';
import { query, type ReadUnit } from '#platform/persistence';

/** So many rows that are over leave with each new one, at most: the tables never outgrow what is tried in a day. */
const SWEPT_AT_ONCE = 100;

export interface Taken {
  /** Which one in its window it was, from 1. */
  readonly taken: number;
  readonly endsAt: Instant;
}

/** How an account takes attempts: see `SignInRules`. */
export interface LockOutTerms {
  readonly lockOuts: readonly number[];
  readonly forgottenAt: Instant;
  /** After how many milliseconds, so that a row tells when it was last tried. */
  readonly memory: number;
  /** Whose row it is, if anybody's: a new password since the last attempt clears it. */
  readonly email: string;
}

/** A password that was set after the last attempt of this row. */
const LIFTED = `exists (select from accounts a
  where a.email = $6 and a.password_set_at > l.forgotten_at - $5 * interval '1 ms')`;

/** Counted attempts and locked accounts, by keys that name nobody. Each counts in one statement, however many come at once. */
export class AttemptStore {
  /** Counts one more under the key, in a window that begins with the first. */
  async take(unit: ReadUnit, key: Uint8Array, now: Instant, windowEnd: Instant): Promise<Taken> {
    const [counted] = await query<Taken>(
      unit,
      `insert into sign_in_budgets as b (key, taken, ends_at) values ($1, 1, $3)
       on conflict (key) do update set
         taken = case when b.ends_at <= $2 then 1 else b.taken + 1 end,
         ends_at = case when b.ends_at <= $2 then excluded.ends_at else b.ends_at end
       returning taken, ends_at as "endsAt"`,
      [key, now, windowEnd],
    );
    return counted as Taken;
  }

  /** Takes one back that was counted before it was known to be sound. */
  async giveBack(unit: ReadUnit, key: Uint8Array): Promise<void> {
    await query(
      unit,
      `with last as (delete from sign_in_budgets where key = $1 and taken = 1)
       update sign_in_budgets set taken = taken - 1 where key = $1 and taken > 1`,
      [key],
    );
  }

  /**
   * Counts an attempt on the account as if it had failed, and locks it for as long as that attempt costs; a success
   * clears it. False while it is locked: then nothing is counted.
   */
  async tryAccount(unit: ReadUnit, key: Uint8Array, now: Instant, terms: LockOutTerms): Promise<boolean> {
    const counted = await query(
      unit,
      `insert into sign_in_lock_outs as l (account_key, attempts, locked_until, forgotten_at)
       values ($1, 1, $2::timestamptz + ($3::integer[])[1] * interval '1 ms', $4)
       on conflict (account_key) do update set (attempts, locked_until, forgotten_at) = (
         select next, $2::timestamptz + ($3::integer[])[least(next, cardinality($3::integer[]))] * interval '1 ms', $4
         from (select case when l.forgotten_at <= $2 or ${LIFTED} then 1 else l.attempts + 1 end) as attempt (next))
       where l.locked_until <= $2 or ${LIFTED}
       returning attempts`,
      [key, now, terms.lockOuts, terms.forgottenAt, terms.memory, terms.email],
    );
    return counted.length === 1;
  }

  async lockedUntil(unit: ReadUnit, key: Uint8Array): Promise<Instant | null> {
    const [found] = await query<{ until: Instant }>(
      unit,
      'select locked_until as until from sign_in_lock_outs where account_key = $1',
      [key],
    );
    return found?.until ?? null;
  }

  /** After a success. */
  async clear(unit: ReadUnit, accountKey: Uint8Array): Promise<void> {
    await query(unit, 'delete from sign_in_lock_outs where account_key = $1', [accountKey]);
  }

  /** Takes away rows that are over; those in somebody’s hands are left for the next time. */
  async sweep(unit: ReadUnit, now: Instant): Promise<void> {
    await query(
      unit,
      `with budgets as (delete from sign_in_budgets where key in (
           select key from sign_in_budgets where ends_at <= $1 limit $2 for update skip locked))
       delete from sign_in_lock_outs where account_key in (
         select account_key from sign_in_lock_outs where forgotten_at <= $1 limit $2 for update skip locked)`,
      [now, SWEPT_AT_ONCE],
    );
  }
}
