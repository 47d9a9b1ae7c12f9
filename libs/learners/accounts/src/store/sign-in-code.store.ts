import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import type { Locale } from '#platform/identity';
import { query, type ReadUnit } from '#platform/persistence';

import { CODE_TRIES } from '../domain/sign-in-code.js';

export interface Question {
  readonly id: string;
  readonly handleHash: Uint8Array;
  readonly email: string;
  readonly locale: Locale;
  readonly askedAt: Instant;
  readonly endsAt: Instant;
}

/** A question that was answered once more, whatever the answer. */
export interface TriedQuestion {
  readonly id: string;
  /** Whose new address it proves; null where somebody signs in. */
  readonly accountId: string | null;
  readonly email: string | null;
  readonly codeHash: Uint8Array | null;
}

/** Questions whose answer is in a mail; in identity units. */
@Injectable()
export class SignInCodeStore {
  /** Somebody wants to sign in. The address is kept only where an account signs in with it; the statement is the same. */
  async askToSignIn(
    unit: ReadUnit,
    { id, handleHash, email, locale, askedAt, endsAt }: Question,
  ): Promise<void> {
    await query(
      unit,
      `insert into learner_sign_in_codes (id, handle_hash, email, locale, asked_at, ends_at)
       values ($1, $2, (select w.sign_in_email from learner_accounts w where w.sign_in_email = $3 limit 1), $4, $5, $6)`,
      [id, handleHash, email, locale, askedAt, endsAt],
    );
  }

  /** An account is to sign in with this address from now on. */
  async askForAddress(unit: ReadUnit, accountId: string, question: Question): Promise<void> {
    const { id, handleHash, email, locale, askedAt, endsAt } = question;
    await query(
      unit,
      `insert into learner_sign_in_codes (id, handle_hash, account_id, email, locale, asked_at, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, handleHash, accountId, email, locale, askedAt, endsAt],
    );
  }

  /** The account of a session that stands, where it signs in with the address; null else. */
  async ownerOn(
    unit: ReadUnit,
    { idHash, email, now }: { idHash: Uint8Array; email: string; now: Instant },
  ): Promise<string | null> {
    const [found] = await query<{ id: string }>(
      unit,
      `select s.account_id as id from learner_sessions s join learner_accounts w on w.account_id = s.account_id
       where s.id_hash = $1 and s.ended_at is null and s.ends_at > $2 and w.sign_in_email = $3`,
      [idHash, now, email],
    );
    return found?.id ?? null;
  }

  /** Counts one more answer; null where there is no such question, it is over, or it had all its answers. */
  async tryOnce(unit: ReadUnit, handleHash: Uint8Array, now: Instant): Promise<TriedQuestion | null> {
    const [found] = await query<TriedQuestion>(
      unit,
      `update learner_sign_in_codes set tries = tries + 1
       where handle_hash = $1 and spent_at is null and ends_at > $2 and tries < $3
       returning id, account_id as "accountId", email, code_hash as "codeHash"`,
      [handleHash, now, CODE_TRIES],
    );
    return found ?? null;
  }

  /** The code opens nothing any more. */
  async spend(unit: ReadUnit, id: string, now: Instant): Promise<void> {
    await query(unit, 'update learner_sign_in_codes set spent_at = $2 where id = $1', [id, now]);
  }

  /** The accounts that sign in with the address, in an order of their own. */
  async accountsOf(unit: ReadUnit, email: string): Promise<string[]> {
    const found = await query<{ id: string }>(
      unit,
      `select w.account_id as id from learner_accounts w join accounts a on a.id = w.account_id
       where w.sign_in_email = $1 and a.disabled_at is null order by w.account_id limit 20`,
      [email],
    );
    return found.map(({ id }) => id);
  }

  async emailOf(unit: ReadUnit, accountId: string): Promise<string | null> {
    const [found] = await query<{ email: string | null }>(
      unit,
      'select sign_in_email as email from learner_accounts where account_id = $1',
      [accountId],
    );
    return found?.email ?? null;
  }

  async keepEmail(unit: ReadUnit, accountId: string, email: string): Promise<void> {
    await query(unit, 'update learner_accounts set sign_in_email = $2 where account_id = $1', [
      accountId,
      email,
    ]);
  }
}
