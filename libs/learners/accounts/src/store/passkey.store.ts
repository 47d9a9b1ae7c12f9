import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type ReadUnit } from '#platform/persistence';

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  readonly id: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
}

export interface Passkey {
  readonly accountId: string;
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Passkeys of learners and the challenges that they answer; in identity units. */
@Injectable()
export class PasskeyStore {
  async ask(
    unit: ReadUnit,
    question: { handleHash: Uint8Array; accountId: string | null; challenge: string; endsAt: Instant },
  ): Promise<void> {
    const { handleHash, accountId, challenge, endsAt } = question;
    await query(
      unit,
      'insert into learner_challenges (handle_hash, account_id, challenge, ends_at) values ($1, $2, $3, $4)',
      [handleHash, accountId, challenge, endsAt],
    );
  }

  /** Takes the challenge away, so that it is answered once; null where it is over, or was another's. */
  async take(
    unit: ReadUnit,
    handleHash: Uint8Array,
    accountId: string | null,
    now: Instant,
  ): Promise<string | null> {
    const [found] = await query<{ challenge: string }>(
      unit,
      `delete from learner_challenges where handle_hash = $1 and account_id is not distinct from $2::uuid and ends_at > $3
       returning challenge`,
      [handleHash, accountId, now],
    );
    return found?.challenge ?? null;
  }

  async byCredential(unit: ReadUnit, credentialId: string): Promise<Passkey | null> {
    const [found] = await query<Omit<Passkey, 'counter'> & { counter: string }>(
      unit,
      `select k.account_id as "accountId", k.credential_id as "credentialId", k.public_key as "publicKey", k.counter, k.transports
       from learner_passkeys k join accounts a on a.id = k.account_id
       where k.credential_id = $1 and a.disabled_at is null for update of k`,
      [credentialId],
    );
    return found ? { ...found, counter: Number(found.counter) } : null;
  }

  /** False where somebody holds that credential already. */
  async add(unit: ReadUnit, passkey: Passkey, at: Instant): Promise<boolean> {
    const { accountId, credentialId, publicKey, counter, transports } = passkey;
    const added = await query(
      unit,
      `insert into learner_passkeys (account_id, credential_id, public_key, counter, transports, created_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (credential_id) do nothing returning id`,
      [accountId, credentialId, Buffer.from(publicKey), counter, transports, at],
    );
    return added.length === 1;
  }

  async used(unit: ReadUnit, credentialId: string, counter: number, at: Instant): Promise<void> {
    await query(
      unit,
      'update learner_passkeys set counter = $2, last_used_at = $3 where credential_id = $1',
      [credentialId, counter, at],
    );
  }

  async ofAccount(
    unit: ReadUnit,
    accountId: string,
  ): Promise<(OwnPasskey & Pick<Passkey, 'credentialId'>)[]> {
    return query(
      unit,
      `select id, credential_id as "credentialId", created_at as "createdAt", last_used_at as "lastUsedAt"
       from learner_passkeys where account_id = $1 order by created_at, id`,
      [accountId],
    );
  }

  /** False where the account has no such passkey. */
  async remove(unit: ReadUnit, accountId: string, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    const gone = await query(
      unit,
      'delete from learner_passkeys where account_id = $1 and id = $2 returning id',
      [accountId, id],
    );
    return gone.length === 1;
  }
}
