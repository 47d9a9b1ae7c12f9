import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import type { Locale } from '#platform/identity';
import { query, type ReadUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { OwnRow } from '../domain/signed-in-learner.js';

export interface StandingLearnerSession {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly locale: Locale;
  readonly provedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly endsAt: Instant;
}

/** Learners' sessions by the SHA-256 of their id, and the records of their accounts; in identity units. */
@Injectable()
export class LearnerSessionStore {
  async add(
    unit: ReadUnit,
    {
      idHash,
      accountId,
      at,
      endsAt,
    }: { idHash: Uint8Array; accountId: string; at: Instant; endsAt: Instant },
  ): Promise<void> {
    await query(
      unit,
      `insert into learner_sessions (id_hash, account_id, proved_at, last_seen_at, ends_at) values ($1, $2, $3, $3, $4)`,
      [idHash, accountId, at, endsAt],
    );
  }

  async standing(unit: ReadUnit, idHash: Uint8Array, now: Instant): Promise<StandingLearnerSession | null> {
    const [found] = await query<StandingLearnerSession>(
      unit,
      `select s.account_id as "accountId", a.display_name as "displayName", a.locale, s.proved_at as "provedAt",
         s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt"
       from learner_sessions s join accounts a on a.id = s.account_id
       where s.id_hash = $1 and s.ended_at is null and s.ends_at > $2 and a.disabled_at is null`,
      [idHash, now],
    );
    return found ?? null;
  }

  /** The records of the account, the newest first, ten at most. */
  async rowsOf(unit: ReadUnit, accountId: string): Promise<OwnRow[]> {
    return query<OwnRow>(
      unit,
      `select agency_id as "agencyId", learner_id as "learnerId", display_name as "displayName", agency_name as "agencyName"
       from app.learner_rows($1)`,
      [accountId],
    );
  }

  async touch(unit: ReadUnit, idHash: Uint8Array, now: Instant): Promise<void> {
    await query(unit, 'update learner_sessions set last_seen_at = $2 where id_hash = $1', [idHash, now]);
  }

  async end(unit: ReadUnit, idHash: Uint8Array, now: Instant): Promise<void> {
    await query(unit, 'update learner_sessions set ended_at = $2 where id_hash = $1 and ended_at is null', [
      idHash,
      now,
    ]);
  }

  /** Ends every session of the account but this one. */
  async endOthers(unit: ReadUnit, accountId: string, idHash: Uint8Array, now: Instant): Promise<void> {
    await query(
      unit,
      'update learner_sessions set ended_at = $3 where account_id = $1 and id_hash <> $2 and ended_at is null',
      [accountId, idHash, now],
    );
  }
}
