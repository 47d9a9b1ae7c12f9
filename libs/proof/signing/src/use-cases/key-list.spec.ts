import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { plusMilliseconds } from '#platform/clock';
import { LPHQ_SCOPE } from '#platform/tenancy';
import { relint } from '#proof/claims';
import { judgePresented, readKeyList } from '#proof/verification';

import { KeyScene } from '../../../../../test/builders/key-scene.js';
import { anIssuedCredential, NOW, ORIGIN } from '../../../../../test/builders/proof.builder.js';
import { signClaim } from '../sign-claim.js';
import { OriginRefused } from '../store/origin-book.js';

const DAY = 86_400_000;
let scene: KeyScene;

beforeAll(async () => {
  scene = await KeyScene.open();
});
afterAll(() => scene.db.close());
beforeEach(() => scene.begin());

const newestList = async () =>
  (
    await scene.db.adminQuery<{ jwt: string; version: string }>(
      'select * from key_lists order by version desc limit 1',
    )
  )[0];

describe('LPHQ’s operating key', () => {
  test('is made once for an origin, and its secret is LPHQ’s alone', async () => {
    const first = await scene.withOperatingKey();
    expect(first).toMatchObject({
      kind: 'operating-key-created',
      key: { agencyId: LPHQ_SCOPE, issuerSlug: null },
    });
    expect(await scene.withOperatingKey()).toMatchObject({
      kind: 'operating-key-exists',
      key: { kid: first.key.kid },
    });
    await expect(scene.signerFor(LPHQ_SCOPE, first.key.kid)).rejects.toMatchObject({ because: 'purpose' });
  });

  test('is renewed a month before its certificate ends', async () => {
    const first = await scene.withOperatingKey();
    const soon = plusMilliseconds(first.key.validUntil, -30 * DAY);
    expect(await scene.withOperatingKey(plusMilliseconds(soon, -1000))).toMatchObject({
      kind: 'operating-key-exists',
    });
    const second = await scene.withOperatingKey(soon);
    expect(second.kind).toBe('operating-key-created');
    const states = await scene.db.adminQuery<{ state: string }>(
      'select state from signing_keys order by created_at',
    );
    expect(states.map(({ state }) => state).sort()).toEqual(['ACTIVE', 'RETIRED']);
  });

  test('is made anew where a demo moved to another port', async () => {
    for (const origin of ['http://localhost:3001', 'http://localhost:4001'])
      expect(await scene.withOperatingKey(NOW, origin)).toMatchObject({ kind: 'operating-key-created' });
    expect(await scene.db.adminQuery('select from verify_origins')).toHaveLength(0);
  });

  test('is never certified for a second origin: cards carry the first for years', async () => {
    await scene.withOperatingKey();
    await expect(scene.withOperatingKey(NOW, 'https://other.example')).rejects.toThrow(OriginRefused);
    const kept = await scene.db.adminQuery<{ state: string }>('select state from signing_keys');
    expect(kept).toEqual([{ state: 'ACTIVE' }]);
  });
});

describe('the published key list', () => {
  const trusted = async (now = NOW, origin = ORIGIN) => {
    const answer = await readKeyList((await newestList())?.jwt ?? '', scene.root.publicJwk, origin, now);
    if (answer.kind === 'untrusted') throw new Error(answer.because);
    return answer.keyList;
  };

  test('is trusted by the public verifier, and names each agency’s key', async () => {
    await scene.withOperatingKey();
    const { key } = await scene.withKey('north');
    expect(await scene.publish()).toEqual({ kind: 'key-list-published', version: 1 });
    const list = await trusted();
    expect(list).toMatchObject({ version: 1, signedAt: NOW, expiresAt: plusMilliseconds(NOW, 7 * DAY) });
    expect(list.keys.find(({ kid }) => kid === key.kid)).toMatchObject({
      issuer: `${ORIGIN}/o/north`,
      state: 'ACTIVE',
    });
    const [entry] = (await scene.entries('key-list.published')).slice(-1);
    expect(entry).toMatchObject({ agency_id: LPHQ_SCOPE });
  });

  test('is published again only when it says something else, or is a day old', async () => {
    await scene.withOperatingKey();
    await scene.withKey('north');
    await scene.publish();
    expect(await scene.publish(plusMilliseconds(NOW, DAY - 1000))).toEqual({
      kind: 'key-list-unchanged',
      version: 1,
    });
    expect(await scene.publish(plusMilliseconds(NOW, DAY))).toEqual({
      kind: 'key-list-published',
      version: 2,
    });
    await scene.withKey('south');
    expect(await scene.publish(plusMilliseconds(NOW, DAY))).toEqual({
      kind: 'key-list-published',
      version: 3,
    });
    await scene.db.adminQuery(
      "update signing_keys set state = 'COMPROMISED', compromised_at = $1 where issuer_slug = 'south'",
      [NOW],
    );
    expect(await scene.publish(plusMilliseconds(NOW, DAY))).toEqual({
      kind: 'key-list-published',
      version: 4,
    });
    const list = await trusted(plusMilliseconds(NOW, DAY));
    expect(list.keys.filter(({ state }) => state === 'COMPROMISED')).toHaveLength(2);
  });

  test('is one version, when six workers publish at once', async () => {
    await scene.withOperatingKey();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => scene.publish()));
    expect(outcomes.filter(({ kind }) => kind === 'key-list-published')).toHaveLength(1);
    expect(await scene.db.adminQuery('select 1 from key_lists')).toHaveLength(1);
  });

  test('leaves out a key that is pending and keeps one that is retired (T25)', async () => {
    await scene.withOperatingKey();
    const pending = await scene.withKey('north');
    const retired = await scene.withKey('south');
    await scene.db.adminQuery("update signing_keys set state = 'PENDING' where kid = $1", [pending.key.kid]);
    await scene.db.adminQuery("update signing_keys set state = 'RETIRED' where kid = $1", [retired.key.kid]);
    await scene.publish();
    const kids = (await trusted()).keys.map(({ kid }) => kid);
    expect(kids).toContain(retired.key.kid);
    expect(kids).not.toContain(pending.key.kid);
  });

  test('is not published without an operating key for this origin', async () => {
    expect(await scene.publish()).toEqual({ kind: 'operating-key-missing' });
    const { key } = await scene.withOperatingKey();
    expect(await scene.publish(NOW, 'https://other.example')).toEqual({ kind: 'operating-key-missing' });
    expect(await scene.publish(key.validUntil)).toEqual({ kind: 'operating-key-missing' });
    expect(await newestList()).toBeUndefined();
  });

  test('and a claim signed by its key are VALID together', async () => {
    await scene.withOperatingKey();
    const { agencyId, key } = await scene.withKey('north');
    await scene.publish();
    const signer = await scene.signerFor(agencyId, key.kid);
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
