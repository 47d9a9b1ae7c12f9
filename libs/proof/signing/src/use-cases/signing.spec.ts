import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { fixedClock, type Instant, plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { type AgencyId, inAgency, LPHQ_SCOPE, type WorkerActor } from '#platform/tenancy';
import { relint } from '#proof/claims';
import { judgePresented, readKeyList } from '#proof/verification';

import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anIssuedCredential, NOW, ORIGIN } from '../../../../../test/builders/proof.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { sealKey } from '../domain/envelope.js';
import { makeKey } from '../domain/make-key.js';
import { MasterKeys } from '../domain/master-keys.js';
import { makeRoot } from '../key-tree.js';
import { signClaim } from '../sign-claim.js';
import { KeyStore } from '../store/key.store.js';
import { OriginRefused } from '../store/origin-book.js';
import { CreateAgencyKey } from './create-agency-key.js';
import { CreateOperatingKey } from './create-operating-key.js';
import { KeyRing, KeyUnavailable } from './key-ring.js';
import { PublishKeyList } from './publish-key-list.js';

const WORKER: WorkerActor = { kind: 'worker', agencyId: null, requestId: 'test' };
const DAY = 86_400_000;
const masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
const root = makeRoot();
const keys = new KeyStore();
let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() =>
  db.adminQuery('truncate signing_key_secrets, signing_keys, key_lists, verify_origins cascade'),
);

/** The room at a moment. */
function roomAt(now: Instant = NOW) {
  const clock = fixedClock(now.toISOString());
  const journal = new Journal(clock);
  const ring = new KeyRing(keys, masterKeys, clock);
  return {
    ring,
    createAgencyKey: new CreateAgencyKey(db.units, keys, masterKeys, journal, clock),
    createOperatingKey: new CreateOperatingKey(db.units, keys, masterKeys, journal, clock),
    publishKeyList: new PublishKeyList(db.units, keys, ring, journal, clock),
  };
}
const anAgencyId = () => randomUUID() as string as AgencyId;
const withKey = async (slug = 'north') => {
  const agencyId = anAgencyId();
  const { key } = await roomAt().createAgencyKey.run(WORKER, { agencyId, slug });
  return { agencyId, key };
};
const withOperatingKey = async (now = NOW, origin = ORIGIN) =>
  roomAt(now).createOperatingKey.run(WORKER, { rootPrivateJwk: root.privateJwk, origin });
const publish = (now = NOW, origin = ORIGIN) => roomAt(now).publishKeyList.run(WORKER, { origin });
const signerFor = (agencyId: AgencyId, kid: string, now = NOW) =>
  db.units.read(inAgency(WORKER, agencyId), (unit) => roomAt(now).ring.signerFor(unit, kid));
const entries = (type: string) =>
  db.adminQuery<{ agency_id: string; entry: Buffer }>(
    'select agency_id, entry from journal_entries where type = $1',
    [type],
  );
const newestList = async () =>
  (
    await db.adminQuery<{ jwt: string; version: string }>(
      'select * from key_lists order by version desc limit 1',
    )
  )[0];

describe('an agency’s key', () => {
  test('is made once for each purpose, however often it is asked for, and stands in the journal', async () => {
    const { agencyId, key } = await withKey();
    const again = await roomAt().createAgencyKey.run(WORKER, { agencyId, slug: 'north' });
    expect(again).toMatchObject({
      kind: 'agency-key-exists',
      key: { kid: key.kid, issuerSlug: 'north', state: 'ACTIVE' },
    });
    const told = (await entries('key.created')).filter((entry) => entry.agency_id === agencyId);
    expect(told.map(({ entry }) => (JSON.parse(entry.toString()) as { facts: unknown }).facts)).toEqual([
      { algorithm: 'ES256', kid: expect.not.stringMatching(key.kid), purpose: 'STATUS' },
      { algorithm: 'ES256', kid: key.kid, purpose: 'BADGE' },
    ]);
  });

  test('is one, when twelve workers make it at once', async () => {
    const agencyId = anAgencyId();
    const racers = Array.from({ length: 12 }, () =>
      roomAt().createAgencyKey.run(WORKER, { agencyId, slug: 'north' }),
    );
    const outcomes = await Promise.all(racers);
    expect(outcomes.filter(({ kind }) => kind === 'agency-key-created')).toHaveLength(1);
    expect(new Set(outcomes.map(({ key }) => key.kid)).size).toBe(1);
    expect(
      await db.adminQuery('select 1 from signing_key_secrets where agency_id = $1', [agencyId]),
    ).toHaveLength(2);
  });

  test('is not added beside an active one, nor under a short kid that is taken', async () => {
    const { agencyId, key } = await withKey();
    const term = { validFrom: NOW, validUntil: plusMilliseconds(NOW, DAY) };
    const made = makeKey({ agencyId, purpose: 'BADGE', issuerSlug: 'north', ...term }, masterKeys);
    const elsewhere = makeKey({ ...made.key, agencyId: anAgencyId() }, masterKeys);
    const twin = { ...elsewhere, key: { ...elsewhere.key, shortKid: key.shortKid } };
    for (const one of [made, twin]) {
      const worker = inAgency(WORKER, one.key.agencyId);
      const added = db.units.write(worker, async (unit) => unit.leaveUntouched(await keys.add(unit, one)));
      expect(await added).toBe(false);
    }
  });

  test('signs what its public half verifies', async () => {
    const { agencyId, key } = await withKey();
    const signer = await signerFor(agencyId, key.kid);
    expect(signer).toMatchObject({ kid: key.kid, publicJwk: key.publicJwk });
    expect(await signer.sign(randomBytes(9))).toHaveLength(64);
  });

  test('T23: is nowhere in the database in a form that can be used', async () => {
    const { agencyId, key } = await withKey();
    const rows = await db.adminQuery<{ row: string }>(
      `select s::text || k::text as row from signing_key_secrets s join signing_keys k using (kid) where kid = $1`,
      [key.kid],
    );
    const journal = await db.adminQuery<{ row: string }>(
      'select e::text as row from journal_entries e where agency_id = $1',
      [agencyId],
    );
    const text = [...rows, ...journal].map(({ row }) => row).join();
    // A P-256 private key in PKCS#8 begins with these bytes; the seal must hide them.
    for (const encoding of ['hex', 'base64', 'base64url', 'latin1'] as const)
      expect(text).not.toContain(
        Buffer.from('308187020100301306072a8648ce3d0201', 'hex').toString(encoding).slice(0, 20),
      );
    expect(text).not.toContain('"d"');
  });

  test.each([
    ['member', (agencyId: AgencyId) => aMemberOf(agencyId)],
    ['staff', (agencyId: AgencyId) => ({ ...aStaffMember(), agencyId })],
    ['worker of another agency', () => inAgency(WORKER, anAgencyId())],
    ['worker of no agency', () => WORKER],
  ])('T23: its secret is out of reach for a %s', async (_, actorFor) => {
    const { agencyId, key } = await withKey();
    const found = db.units.read(actorFor(agencyId), (unit) => keys.secretsOf(unit, [key.kid]));
    expect((await found.catch(() => new Map())).size).toBe(0);
  });

  test('T24: does not open in another agency’s row', async () => {
    const one = await withKey('north');
    const two = await withKey('south');
    await db.adminQuery(
      `update signing_key_secrets t set sealed_key = s.sealed_key, sealed_data_key = s.sealed_data_key
       from signing_key_secrets s where t.kid = $1 and s.kid = $2`,
      [one.key.kid, two.key.kid],
    );
    await expect(signerFor(one.agencyId, one.key.kid)).rejects.toMatchObject({
      name: 'KeyUnavailable',
      because: 'seal',
    });
    expect(await signerFor(two.agencyId, two.key.kid)).toMatchObject({ kid: two.key.kid });
  });

  test('does not sign when its seal holds another key', async () => {
    const { agencyId, key } = await withKey();
    const pkcs8 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'der',
    });
    const { sealedKey, sealedDataKey } = sealKey(pkcs8, key, masterKeys);
    await db.adminQuery(
      'update signing_key_secrets set sealed_key = $1, sealed_data_key = $2 where kid = $3',
      [...[sealedKey, sealedDataKey, key.kid]],
    );
    await expect(signerFor(agencyId, key.kid)).rejects.toMatchObject({ because: 'other-key' });
  });

  test.each([
    ['retired', "update signing_keys set state = 'RETIRED' where kid = $1", 'not-active'],
    ['compromised', "update signing_keys set state = 'COMPROMISED' where kid = $1", 'not-active'],
    ['pending', "update signing_keys set state = 'PENDING' where kid = $1", 'not-active'],
    ['without its secret', 'delete from signing_key_secrets where kid = $1', 'no-secret'],
    [
      'for another purpose',
      "update signing_keys set purpose = 'OPERATING', issuer_slug = null where kid = $1",
      'purpose',
    ],
  ])('does not sign once it is %s', async (_, sql, because) => {
    const { agencyId, key } = await withKey();
    await db.adminQuery(sql, [key.kid]);
    await expect(signerFor(agencyId, key.kid)).rejects.toMatchObject({ because });
  });

  test('does not sign after its term, nor when nobody knows it', async () => {
    const { agencyId, key } = await withKey();
    await expect(signerFor(agencyId, key.kid, key.validUntil)).rejects.toMatchObject({
      because: 'term-over',
    });
    await expect(signerFor(agencyId, 'abcdefghijklmnop')).rejects.toThrow(KeyUnavailable);
  });
});

describe('LPHQ’s operating key', () => {
  test('is made once for an origin, and its secret is LPHQ’s alone', async () => {
    const first = await withOperatingKey();
    expect(first).toMatchObject({
      kind: 'operating-key-created',
      key: { agencyId: LPHQ_SCOPE, issuerSlug: null },
    });
    expect(await withOperatingKey()).toMatchObject({
      kind: 'operating-key-exists',
      key: { kid: first.key.kid },
    });
    await expect(signerFor(LPHQ_SCOPE, first.key.kid)).rejects.toMatchObject({ because: 'purpose' });
  });

  test('is renewed a month before its certificate ends', async () => {
    const first = await withOperatingKey();
    const soon = plusMilliseconds(first.key.validUntil, -30 * DAY);
    expect(await withOperatingKey(plusMilliseconds(soon, -1000))).toMatchObject({
      kind: 'operating-key-exists',
    });
    const second = await withOperatingKey(soon);
    expect(second.kind).toBe('operating-key-created');
    const states = await db.adminQuery<{ state: string }>(
      'select state from signing_keys order by created_at',
    );
    expect(states.map(({ state }) => state).sort()).toEqual(['ACTIVE', 'RETIRED']);
  });

  test('is made anew where a demo moved to another port', async () => {
    for (const origin of ['http://localhost:3001', 'http://localhost:4001'])
      expect(await withOperatingKey(NOW, origin)).toMatchObject({ kind: 'operating-key-created' });
    expect(await db.adminQuery('select from verify_origins')).toHaveLength(0);
  });

  test('is never certified for a second origin: cards carry the first for years', async () => {
    await withOperatingKey();
    await expect(withOperatingKey(NOW, 'https://other.example')).rejects.toThrow(OriginRefused);
    const kept = await db.adminQuery<{ state: string }>('select state from signing_keys');
    expect(kept).toEqual([{ state: 'ACTIVE' }]);
  });
});

describe('the published key list', () => {
  const trusted = async (now = NOW, origin = ORIGIN) => {
    const answer = await readKeyList((await newestList())?.jwt ?? '', root.publicJwk, origin, now);
    if (answer.kind === 'untrusted') throw new Error(answer.because);
    return answer.keyList;
  };

  test('is trusted by the public verifier, and names each agency’s key', async () => {
    await withOperatingKey();
    const { key } = await withKey('north');
    expect(await publish()).toEqual({ kind: 'key-list-published', version: 1 });
    const list = await trusted();
    expect(list).toMatchObject({ version: 1, signedAt: NOW, expiresAt: plusMilliseconds(NOW, 7 * DAY) });
    expect(list.keys.find(({ kid }) => kid === key.kid)).toMatchObject({
      issuer: `${ORIGIN}/o/north`,
      state: 'ACTIVE',
    });
    const [entry] = (await entries('key-list.published')).slice(-1);
    expect(entry).toMatchObject({ agency_id: LPHQ_SCOPE });
  });

  test('is published again only when it says something else, or is a day old', async () => {
    await withOperatingKey();
    await withKey('north');
    await publish();
    expect(await publish(plusMilliseconds(NOW, DAY - 1000))).toEqual({
      kind: 'key-list-unchanged',
      version: 1,
    });
    expect(await publish(plusMilliseconds(NOW, DAY))).toEqual({ kind: 'key-list-published', version: 2 });
    await withKey('south');
    expect(await publish(plusMilliseconds(NOW, DAY))).toEqual({ kind: 'key-list-published', version: 3 });
    await db.adminQuery(
      "update signing_keys set state = 'COMPROMISED', compromised_at = $1 where issuer_slug = 'south'",
      [NOW],
    );
    expect(await publish(plusMilliseconds(NOW, DAY))).toEqual({ kind: 'key-list-published', version: 4 });
    const list = await trusted(plusMilliseconds(NOW, DAY));
    expect(list.keys.filter(({ state }) => state === 'COMPROMISED')).toHaveLength(2);
  });

  test('is one version, when six workers publish at once', async () => {
    await withOperatingKey();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => publish()));
    expect(outcomes.filter(({ kind }) => kind === 'key-list-published')).toHaveLength(1);
    expect(await db.adminQuery('select 1 from key_lists')).toHaveLength(1);
  });

  test('leaves out a key that is pending and keeps one that is retired (T25)', async () => {
    await withOperatingKey();
    const pending = await withKey('north');
    const retired = await withKey('south');
    await db.adminQuery("update signing_keys set state = 'PENDING' where kid = $1", [pending.key.kid]);
    await db.adminQuery("update signing_keys set state = 'RETIRED' where kid = $1", [retired.key.kid]);
    await publish();
    const kids = (await trusted()).keys.map(({ kid }) => kid);
    expect(kids).toContain(retired.key.kid);
    expect(kids).not.toContain(pending.key.kid);
  });

  test('is not published without an operating key for this origin', async () => {
    expect(await publish()).toEqual({ kind: 'operating-key-missing' });
    const { key } = await withOperatingKey();
    expect(await publish(NOW, 'https://other.example')).toEqual({ kind: 'operating-key-missing' });
    expect(await publish(key.validUntil)).toEqual({ kind: 'operating-key-missing' });
    expect(await newestList()).toBeUndefined();
  });

  test('and a claim signed by its key are VALID together', async () => {
    await withOperatingKey();
    const { agencyId, key } = await withKey('north');
    await publish();
    const signer = await signerFor(agencyId, key.kid);
    // The example signs with the same public name; only its payloads are used here.
    const { record } = anIssuedCredential({
      kid: key.kid,
      jwk: key.publicJwk,
      privateKey: null as never,
      sign: () => lowSignature,
    });
    const stored = { credentialId: record.code, kid: key.kid, shortKid: key.shortKid, ...payloadsOf(record) };
    const signed = await signClaim(signer, relint(stored, { origin: ORIGIN, agencySlug: 'north' }));
    const inquiry = {
      keyList: await trusted(),
      find: async () => ({ ...record, jwt: signed.jwt }),
      now: NOW,
      origin: ORIGIN,
    };
    for (const text of [signed.jwt, signed.proof, record.code])
      expect((await judgePresented(text, inquiry)).outcome).toBe('VALID');
  });
});

const lowSignature = new Uint8Array(64).fill(1);

function payloadsOf({ jwtPayload, cwtPayload }: { jwtPayload: Uint8Array; cwtPayload: Uint8Array }) {
  return { jwtPayload, cwtPayload };
}
