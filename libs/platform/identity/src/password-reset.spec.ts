import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { query } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { OLD_PASSWORD, OwnAccountScene } from '../../../../test/builders/own-account-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { newResetToken } from './domain/reset-token.js';
import { composeOwnAccount } from './identity.js';
import { PasswordHashes } from './passwords/password-hashes.js';

/** Knows how often it was asked for a hash, which costs a core a moment. */
class CountedHashes extends PasswordHashes {
  made = 0;

  override make(password: string): Promise<string> {
    this.made += 1;
    return super.make(password);
  }
}

const NEW = 'another long sentence';
const HOUR = 3_600_000;
const REFUSED = { kind: 'reset-refused' };

let db: TestDatabase;
let scene: OwnAccountScene;
let zoe: { id: string; email: string };

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  scene = new OwnAccountScene(db, limitsWith({ networkAttempts: 1_000, resetsOfNetwork: 1_000 }));
  zoe = await scene.person();
});
afterAll(() => db.close());

const disable = () => db.adminQuery('update accounts set disabled_at = now() where id = $1', [zoe.id]);
const countOf = async (table: string): Promise<number> =>
  (await db.adminQuery<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;

describe('a token of a reset', () => {
  test('gives a new password once, and everything on the old one ends', async () => {
    const sessionId = await scene.signsIn(zoe.email);
    const token = await scene.token(zoe.email);
    expect(await scene.finish(token, NEW)).toEqual({ kind: 'password-set' });
    expect(await scene.who(sessionId)).toBeNull();
    expect(await scene.tries(zoe.email, OLD_PASSWORD)).toEqual({ kind: 'sign-in-refused' });
    expect(await scene.tries(zoe.email, NEW)).toMatchObject({ kind: 'signed-in' });
    expect(await scene.finish(token, 'a third long sentence')).toEqual(REFUSED);
    expect(await scene.tries(zoe.email, NEW)).toMatchObject({ kind: 'signed-in' });
  });

  test('of twenty at once lets one through', async () => {
    const token = await scene.token(zoe.email);
    const passwords = Array.from({ length: 20 }, (_, each) => `a long sentence, number ${each}`);
    const outcomes = await Promise.all(passwords.map((password) => scene.finish(token, password)));
    expect(outcomes.filter(({ kind }) => kind === 'password-set')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'reset-refused')).toHaveLength(19);
  });

  test('ends an hour after it was drawn, and not a moment before', async () => {
    const [one, other] = [await scene.token(zoe.email), await scene.token(zoe.email)];
    scene.clock.pass(HOUR - 1);
    expect(await scene.finish(one, 'short')).toMatchObject({ kind: 'invalid-input' });
    scene.clock.pass(1);
    expect(await scene.finish(one, NEW)).toEqual(REFUSED);
    expect(await scene.finish(other, NEW)).toEqual(REFUSED);
    const last = await scene.token((await scene.person()).email);
    scene.clock.pass(HOUR - 1);
    expect(await scene.finish(last, NEW)).toEqual({ kind: 'password-set' });
  });

  test.each(['', 'x', newResetToken(), `${newResetToken()}A`, "' or true --", 'ÿ'.repeat(22)])(
    'is not %j',
    async (token) => expect(await scene.finish(token, NEW)).toEqual(REFUSED),
  );

  test('is not the hash that the database keeps', async () => {
    await scene.token(zoe.email);
    const kept = await db.adminQuery<{ hash: Buffer }>(
      'select token_hash as hash from password_resets where account_id = $1',
      [zoe.id],
    );
    for (const { hash } of kept)
      for (const form of [hash.toString('base64url'), hash.subarray(0, 16).toString('base64url')])
        expect(await scene.finish(form, NEW)).toEqual(REFUSED);
  });

  test('is dead once another mail of the same account was used, or the password was set otherwise', async () => {
    const [one, other] = [await scene.token(zoe.email), await scene.token(zoe.email)];
    expect(await scene.finish(one, NEW)).toEqual({ kind: 'password-set' });
    expect(await scene.finish(other, NEW)).toEqual(REFUSED);
  });

  test('opens no account that was disabled meanwhile', async () => {
    const token = await scene.token(zoe.email);
    await disable();
    expect(await scene.finish(token, NEW)).toEqual(REFUSED);
  });

  test('lifts the lock-out of its account, in every process', async () => {
    const elsewhere = new OwnAccountScene(db);
    for (let attempt = 0; attempt < 5; attempt += 1) await scene.tries(zoe.email, 'a sentence for the door');
    const locked = { kind: 'too-many-attempts' };
    expect(await scene.tries(zoe.email, OLD_PASSWORD)).toMatchObject(locked);
    expect(await elsewhere.tries(zoe.email, OLD_PASSWORD)).toMatchObject(locked);
    for (const each of [scene, elsewhere]) each.clock.pass(1_000);
    expect(await scene.tries(zoe.email, OLD_PASSWORD)).toMatchObject(locked);
    await scene.finish(await scene.token(zoe.email), NEW);
    for (const each of [scene, elsewhere]) each.clock.pass(1_000);
    expect(await elsewhere.tries(zoe.email, 'a sentence for the door')).toEqual({ kind: 'sign-in-refused' });
    expect(await scene.tries(zoe.email, NEW)).toMatchObject({ kind: 'signed-in' });
  });

  test.each<[string, (token: string) => Promise<unknown>]>([
    ['was spent', (token) => scene.finish(token, NEW)],
    ['is over', () => Promise.resolve(scene.clock.pass(HOUR))],
    ['is of a disabled account', disable],
    ['nobody drew', () => Promise.resolve(null)],
  ])('that %s is refused before a password is hashed for it', async (what, happens) => {
    const drawn = await scene.token(zoe.email);
    await happens(drawn);
    const hashes = new CountedHashes();
    const limits = limitsWith({ resetTokens: 1_000 });
    const { finishReset } = composeOwnAccount(
      db.units,
      { journal: new Journal(scene.clock), outbox: new Outbox(), clock: scene.clock },
      limits,
      hashes,
    );
    const token = what === 'nobody drew' ? newResetToken() : drawn;
    const request = { token, password: 'a third long sentence', address: '192.0.2.9', requestId: 'test' };
    expect(await finishReset.run(request)).toEqual(REFUSED);
    expect(hashes.made).toBe(0);
  });

  test('is told to the journal, in the name of its person', async () => {
    await scene.finish(await scene.token(zoe.email), NEW);
    const entries = await db.adminQuery(
      `select actor_id as actor, convert_from(entry, 'UTF8')::jsonb #>> '{actor,kind}' as kind,
         convert_from(entry, 'UTF8')::jsonb -> 'facts' as facts
       from journal_entries where type = 'account.password-set' and subject_id = $1`,
      [zoe.id],
    );
    expect(entries).toEqual([{ actor: zoe.id, kind: 'person', facts: { by: 'reset' } }]);
  });

  test('thirty an hour from one network are looked at', async () => {
    const own = new OwnAccountScene(db, limitsWith({ resetTokens: 30 }));
    own.clock.pass(24 * HOUR);
    for (let held = 0; held < 30; held += 1) expect(await own.finish(newResetToken(), NEW)).toEqual(REFUSED);
    expect(await own.finish(newResetToken(), NEW)).toEqual({ kind: 'too-many-attempts', retryAfter: 3_600 });
  });
});

describe('asking for a new password', () => {
  test('does the same for an address that nobody has: the same rows, the same event (T71)', async () => {
    const kept: unknown[] = [];
    for (const email of [zoe.email, `${randomUUID()}@example.org`]) {
      const before = [await countOf('password_resets'), await countOf('outbox')] as const;
      const outcome = await scene.own.askReset.run({ email, address: '203.0.113.1' });
      const after = [await countOf('password_resets'), await countOf('outbox')] as const;
      kept.push({ outcome, resets: after[0] - before[0], events: after[1] - before[1] });
    }
    expect(kept).toEqual([kept[0], kept[0]]);
    expect(kept[0]).toEqual({ outcome: { kind: 'asked' }, resets: 1, events: 1 });
  });

  test('writes no address and no token anywhere', async () => {
    await scene.token(zoe.email);
    const rows = await db.adminQuery<{ row: string }>(
      `select r::text as row from password_resets r union all select o::text from outbox o`,
    );
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(zoe.email);
  });

  test('three times an hour goes through; a fourth is answered alike and does nothing', async () => {
    const made = [];
    for (let time = 0; time < 5; time += 1) made.push((await scene.asks(zoe.email)) !== null);
    expect(made).toEqual([true, true, true, false, false]);
    scene.clock.pass(HOUR);
    expect(await scene.asks(zoe.email)).not.toBeNull();
  });

  test('is told a network that asks ten times an hour, known and unknown addresses alike (T71)', async () => {
    const own = new OwnAccountScene(db, limitsWith());
    own.clock.pass(48 * HOUR);
    const address = '198.51.100.7';
    for (let time = 0; time < 10; time += 1) await own.own.askReset.run({ email: `n${time}@x.org`, address });
    const tooMany = { kind: 'too-many-attempts', retryAfter: 3_600 };
    for (const email of [zoe.email, 'nobody@example.org'])
      expect(await own.own.askReset.run({ email, address })).toEqual(tooMany);
  });
});

describe('the worker draws a token', () => {
  test('for whoever is to be written to, in their language, and again where a mail did not go out', async () => {
    await db.adminQuery(`update accounts set locale = 'fr-CA' where id = $1`, [zoe.id]);
    const id = (await scene.asks(zoe.email)) as string;
    const [one, other] = [await scene.drawing.run(id), await scene.drawing.run(id)];
    expect(one).toMatchObject({ email: zoe.email, displayName: 'Zoé Tremblay', locale: 'fr-CA' });
    expect(one?.expiresAt).toEqual(parseInstant('2026-11-21T13:00:00Z'));
    expect(one?.token).not.toBe(other?.token);
    expect(await scene.finish(one?.token ?? '', NEW)).toEqual(REFUSED);
    expect(await scene.finish(other?.token ?? '', NEW)).toEqual({ kind: 'password-set' });
  });

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['for a disabled account', disable],
    ['an hour after it was asked', () => Promise.resolve(scene.clock.pass(HOUR))],
    ['once a new password was set', async () => scene.finish(await scene.token(zoe.email), NEW)],
  ])('never %s', async (_, happens) => {
    const id = (await scene.asks(zoe.email)) as string;
    await happens(id);
    expect(await scene.drawing.run(id)).toBeNull();
  });

  test('never for an address that no account has, or a request that nobody made', async () => {
    expect(await scene.drawing.run((await scene.asks('nobody@example.org')) as string)).toBeNull();
    expect(await scene.drawing.run(randomUUID())).toBeNull();
  });

  test('and sets no password; the login that asks makes no token', async () => {
    const denied = 'permission denied';
    const inWorker = (sql: string) => db.units.overQueues((unit) => query(unit, sql));
    const inDoor = (sql: string) => db.units.identify((unit) => query(unit, sql));
    await expect(inWorker(`update accounts set password_hash = '-'`)).rejects.toThrow(denied);
    await expect(inWorker('select password_hash from accounts')).rejects.toThrow(denied);
    await expect(inWorker('select token_hash from password_resets')).rejects.toThrow(denied);
    await expect(inDoor(`update password_resets set token_hash = null`)).rejects.toThrow(denied);
    await expect(inDoor(`update accounts set password_hash = '-'`)).rejects.toThrow(denied);
    await expect(inDoor('select from outbox')).rejects.toThrow(denied);
  });

  test.each([
    [LPHQ_SCOPE, 'member.invited'],
    [LPHQ_SCOPE, 'agency.authorised'],
    [randomUUID(), 'password.reset-asked'],
  ])('and the login that asks tells of nothing else: %s %s', async (agencyId, type) => {
    const sql = `insert into outbox (agency_id, type, payload) values ($1, $2, '{}')`;
    await expect(db.units.identify((unit) => query(unit, sql, [agencyId, type]))).rejects.toThrow(
      'row-level security',
    );
  });
});
