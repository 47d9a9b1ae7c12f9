import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { plusMilliseconds } from '#platform/clock';
import { type AgencyId, inAgency } from '#platform/tenancy';

import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgencyId, KeyScene, WORKER } from '../../../../../test/builders/key-scene.js';
import { NOW } from '../../../../../test/builders/proof.builder.js';
import { sealKey } from '../domain/envelope.js';
import { makeKey } from '../domain/make-key.js';
import { KeyUnavailable } from './key-ring.js';

const DAY = 86_400_000;
let scene: KeyScene;

beforeAll(async () => {
  scene = await KeyScene.open();
});
afterAll(() => scene.db.close());
beforeEach(() => scene.begin());

describe('an agency’s key', () => {
  test('is made once for each purpose, however often it is asked for, and stands in the journal', async () => {
    const { agencyId, key } = await scene.withKey();
    const again = await scene.roomAt().createAgencyKey.run(WORKER, { agencyId, slug: 'north' });
    expect(again).toMatchObject({
      kind: 'agency-key-exists',
      key: { kid: key.kid, issuerSlug: 'north', state: 'ACTIVE' },
    });
    const told = (await scene.entries('key.created')).filter((entry) => entry.agency_id === agencyId);
    expect(told.map(({ entry }) => (JSON.parse(entry.toString()) as { facts: unknown }).facts)).toEqual([
      { algorithm: 'ES256', kid: expect.not.stringMatching(key.kid), purpose: 'STATUS' },
      { algorithm: 'ES256', kid: key.kid, purpose: 'BADGE' },
    ]);
  });

  test('is one, when twelve workers make it at once', async () => {
    const agencyId = anAgencyId();
    const racers = Array.from({ length: 12 }, () =>
      scene.roomAt().createAgencyKey.run(WORKER, { agencyId, slug: 'north' }),
    );
    const outcomes = await Promise.all(racers);
    expect(outcomes.filter(({ kind }) => kind === 'agency-key-created')).toHaveLength(1);
    expect(new Set(outcomes.map(({ key }) => key.kid)).size).toBe(1);
    expect(
      await scene.db.adminQuery('select 1 from signing_key_secrets where agency_id = $1', [agencyId]),
    ).toHaveLength(2);
  });

  test('is not added beside an active one, nor under a short kid that is taken', async () => {
    const { agencyId, key } = await scene.withKey();
    const term = { validFrom: NOW, validUntil: plusMilliseconds(NOW, DAY) };
    const made = makeKey({ agencyId, purpose: 'BADGE', issuerSlug: 'north', ...term }, scene.masterKeys);
    const elsewhere = makeKey({ ...made.key, agencyId: anAgencyId() }, scene.masterKeys);
    const twin = { ...elsewhere, key: { ...elsewhere.key, shortKid: key.shortKid } };
    for (const one of [made, twin]) {
      const worker = inAgency(WORKER, one.key.agencyId);
      const added = scene.db.units.write(worker, async (unit) =>
        unit.leaveUntouched(await scene.keys.add(unit, one)),
      );
      expect(await added).toBe(false);
    }
  });

  test('signs what its public half verifies', async () => {
    const { agencyId, key } = await scene.withKey();
    const signer = await scene.signerFor(agencyId, key.kid);
    expect(signer).toMatchObject({ kid: key.kid, publicJwk: key.publicJwk });
    expect(await signer.sign(randomBytes(9))).toHaveLength(64);
  });

  test('T23: is nowhere in the database in a form that can be used', async () => {
    const { agencyId, key } = await scene.withKey();
    const rows = await scene.db.adminQuery<{ row: string }>(
      `select s::text || k::text as row from signing_key_secrets s join signing_keys k using (kid) where kid = $1`,
      [key.kid],
    );
    const journal = await scene.db.adminQuery<{ row: string }>(
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
    const { agencyId, key } = await scene.withKey();
    const found = scene.db.units.read(actorFor(agencyId), (unit) => scene.keys.secretsOf(unit, [key.kid]));
    expect((await found.catch(() => new Map())).size).toBe(0);
  });

  test('T24: does not open in another agency’s row', async () => {
    const one = await scene.withKey('north');
    const two = await scene.withKey('south');
    await scene.db.adminQuery(
      `update signing_key_secrets t set sealed_key = s.sealed_key, sealed_data_key = s.sealed_data_key
       from signing_key_secrets s where t.kid = $1 and s.kid = $2`,
      [one.key.kid, two.key.kid],
    );
    await expect(scene.signerFor(one.agencyId, one.key.kid)).rejects.toMatchObject({
      name: 'KeyUnavailable',
      because: 'seal',
    });
    expect(await scene.signerFor(two.agencyId, two.key.kid)).toMatchObject({ kid: two.key.kid });
  });

  test('does not sign when its seal holds another key', async () => {
    const { agencyId, key } = await scene.withKey();
    const pkcs8 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'der',
    });
    const { sealedKey, sealedDataKey } = sealKey(pkcs8, key, scene.masterKeys);
    await scene.db.adminQuery(
      'update signing_key_secrets set sealed_key = $1, sealed_data_key = $2 where kid = $3',
      [...[sealedKey, sealedDataKey, key.kid]],
    );
    await expect(scene.signerFor(agencyId, key.kid)).rejects.toMatchObject({ because: 'other-key' });
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
    const { agencyId, key } = await scene.withKey();
    await scene.db.adminQuery(sql, [key.kid]);
    await expect(scene.signerFor(agencyId, key.kid)).rejects.toMatchObject({ because });
  });

  test('does not sign after its term, nor when nobody knows it', async () => {
    const { agencyId, key } = await scene.withKey();
    await expect(scene.signerFor(agencyId, key.kid, key.validUntil)).rejects.toMatchObject({
      because: 'term-over',
    });
    await expect(scene.signerFor(agencyId, 'abcdefghijklmnop')).rejects.toThrow(KeyUnavailable);
  });
});
