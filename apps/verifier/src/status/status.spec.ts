import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { aRoadTo, type Road } from '../../../../test/builders/road.js';
import { aScanScene, type ScannedBadge, type ScanScene } from '../../../../test/builders/scan-scene.js';
import { publishList, StatusScene } from '../../../../test/builders/status-scene.js';
import { aVerifierOf } from '../../../../test/builders/verifier.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { eventually, scanUntil } from '../../../../test/harness/eventually.js';
import type { Given, Verifier } from '../start-verifier.js';

const NOW = '2026-11-21T19:32:00Z';
const ORIGIN = 'http://localhost:3001';
const clock = new HandClock(NOW);
const statuses = new StatusScene(ORIGIN);

let db: TestDatabase;
let scene: ScanScene;
let badge: ScannedBadge;
let verifier: Verifier;
const opened: { close(): unknown }[] = [];

const open = async (databaseUrl: string, given: Given = {}): Promise<Verifier> => {
  const another = await aVerifierOf(scene, databaseUrl, { clock, ...given });
  opened.push(another);
  return another;
};
const publishes = (version: number, positions: readonly number[] = []): Promise<void> =>
  publishList(db, scene, {
    ...{ number: badge.place.list, version, signedAt: clock.now() },
    jwt: statuses.signs({ number: badge.place.list, version, positions, now: clock.now() }),
  });
const list = (url = verifier.url) => request(url).get(`/status/r${badge.place.list}`);

beforeAll(async () => {
  db = await openTestDatabase();
  scene = await aScanScene(db, ORIGIN, clock.now());
  await statuses.publishesKeys(scene, 1);
  badge = await scene.issues();
  await publishes(1);
  verifier = await open(db.urls.public);
});
afterEach(() => clock.set(NOW));
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await db.close();
});

describe('GET /status/LIST', () => {
  test('is the published token, for five minutes and under its version', async () => {
    const answer = await list().expect(200).expect('content-type', 'application/vc+jwt');
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=300, must-revalidate, no-transform',
      'access-control-allow-origin': '*',
      etag: '"1"',
    });
    expect(answer.headers).not.toHaveProperty('vary');
    const body = await (await fetch(`${verifier.url}/status/r${badge.place.list}`)).text();
    const [row] = await db.adminQuery<{ jwt: string }>('select jwt from published_status_lists');
    expect(body).toBe(row!.jwt);
  });

  test('of suspensions has a name and versions of its own', async () => {
    const { list: number } = badge.place;
    const wish = { number, purpose: 'suspension', version: 7, now: clock.now() } as const;
    await request(verifier.url).get(`/status/s${number}`).expect(404);
    await publishList(db, scene, { ...wish, jwt: statuses.signs(wish), signedAt: clock.now() });
    const answer = await request(verifier.url).get(`/status/s${number}`).expect(200).expect('etag', '"7"');
    expect(answer.text).toContain('.');
    await list().expect('etag', '"1"');
    await db.adminQuery(`delete from published_status_lists where purpose = 'suspension'`);
  });

  test.each(['"1"', 'W/"1"', '"0", "1"', '*'])('is 304 to who has it: %s', async (tag) => {
    const answer = await list().set('if-none-match', tag).expect(304);
    expect(answer.headers).toMatchObject({
      etag: '"1"',
      'cache-control': expect.stringContaining('max-age=300'),
    });
    expect(answer.text).toBe('');
  });

  test('is sent whole to who has another version', () => list().set('if-none-match', '"2"').expect(200));

  test.each([
    'r999999',
    'r0',
    'r01',
    'x1',
    'R1',
    'r',
    '17',
    'r1.5',
    'r99999999999',
    '..%2fkeys',
    '__proto__',
  ])('names nothing: %s', async (name) => {
    const answer = await request(verifier.url).get(`/status/${name}`).expect(404);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  test('T43: has no parameters', async () => {
    await list().query({ cb: '1' }).expect(400);
  });

  test('T38: a version lower than one that was handed out is never handed out again', async () => {
    const wary = await open(db.urls.public);
    await publishes(5, [badge.place.position]);
    await eventually(() => list(wary.url), ({ headers }) => headers['etag'] === '"5"'); // prettier-ignore
    await publishes(4);
    // Each reads what is published, the second one surely after it was: a reading under way is shared.
    for (const missing of [999_998, 999_999]) await request(wary.url).get(`/status/r${missing}`).expect(404);
    await list(wary.url).expect('etag', '"5"');
    await publishes(6);
    await eventually(() => list(wary.url), ({ headers }) => headers['etag'] === '"6"'); // prettier-ignore
  });
});

describe('what was taken back shows at every verifier', () => {
  const deaf: Given = { listen: async () => ({ close: async () => undefined }) };
  const acts = { revoked: 'REVOKED', undone: 'NOT_FOUND' } as const;

  test.each(Object.entries(acts))(
    '%s, to one that listens and to one that can only look',
    async (act, outcome) => {
      const verifiers = [verifier, await open(db.urls.public), await open(db.urls.public, deaf)];
      const taken = await scene.issues();
      for (const { url } of verifiers)
        await scanUntil(url, taken.code, (answer) => answer.outcome === 'VALID');
      await (act === 'revoked' ? scene.revokes(taken) : scene.undoes(taken));
      for (const { url } of verifiers) {
        const seen = await scanUntil(url, taken.code, (answer) => answer.outcome !== 'VALID');
        expect(seen).toMatchObject({ outcome });
      }
    },
  );

  test('undone is told in the bytes of what never existed', async () => {
    const undone = await scene.issues();
    await scanUntil(verifier.url, undone.code, ({ outcome }) => outcome === 'VALID');
    await scene.undoes(undone);
    await scanUntil(verifier.url, undone.code, ({ outcome }) => outcome !== 'VALID');
    const [one, other] = await Promise.all(
      [undone.code, '0000000000000000'].map((code) => request(verifier.url).get(`/v/${code}`).expect(404)),
    );
    expect(one!.text).toBe(other!.text);
    expect({ ...one!.headers, date: '' }).toEqual({ ...other!.headers, date: '' });
    for (const text of [undone.jwt, undone.proof, undone.link]) {
      const shown = await request(verifier.url).post('/api/v1/verify').type('text').send(text).expect(404);
      expect(shown.body).toEqual({ outcome: 'NOT_FOUND', checkedAt: NOW, steps: [] });
    }
  });
});

describe('while the database is away', () => {
  let road: Road;
  let cutOff: Verifier;
  let taken: ScannedBadge;
  let held: ScannedBadge;
  const post = (text: string) => request(cutOff.url).post('/api/v1/verify').type('text').send(text);

  beforeAll(async () => {
    await publishes(7);
    road = await aRoadTo(db.urls.public);
    opened.push(road);
    cutOff = await open(road.url);
    taken = await scene.issues();
    // Once a remembered answer is no longer given, it is the board that has heard.
    await scanUntil(cutOff.url, taken.code, ({ outcome }) => outcome === 'VALID');
    await scene.revokes(taken);
    await scanUntil(cutOff.url, taken.code, ({ outcome }) => outcome === 'REVOKED');
    held = await scene.issues();
    await scanUntil(cutOff.url, held.code, ({ outcome }) => outcome === 'VALID');
    await scene.suspends(held);
    await scanUntil(cutOff.url, held.code, ({ outcome }) => outcome === 'SUSPENDED');
    await request(cutOff.url).get(`/v/${badge.code}`).expect(200);
    road.close();
  });

  test('a code that was remembered is answered from the board while that is fresh, and then not at all', async () => {
    clock.set('2026-11-21T19:32:02.999Z');
    await request(cutOff.url).get(`/api/v1/verify/${badge.code}`).expect(200);
    clock.set('2026-11-21T19:32:03Z');
    const answer = await request(cutOff.url).get(`/api/v1/verify/${badge.code}`).expect(503);
    expect(answer.body).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });

  test('the link, the proof and the token are answered by the signed list, with its age', async () => {
    clock.set('2026-11-21T19:40:00Z');
    for (const text of [badge.link, badge.proof, badge.jwt]) {
      const { body } = await post(text).expect(200);
      expect(body).toEqual({
        outcome: 'VALID',
        checkedAt: '2026-11-21T19:40:00Z',
        asOf: NOW,
        steps: expect.arrayContaining([
          { name: 'signature-holds', answer: 'passed' },
          { name: 'record-found', answer: 'not-checked' },
        ]),
        subject: 'Z. Tremblay',
        credential: 'Member Service Qualified',
        validUntil: '2027-09-01',
        licence: { status: 'NOT_RECORDED' },
        appointed: 'NOT_SHARED',
      });
    }
  });

  test('what was heard of after the list was signed is REVOKED all the same', async () => {
    for (const text of [taken.link, taken.proof, taken.jwt])
      expect((await post(text).expect(200)).body).toMatchObject({ outcome: 'REVOKED', asOf: NOW });
    for (const text of [held.link, held.proof, held.jwt])
      expect((await post(text).expect(200)).body).toMatchObject({ outcome: 'SUSPENDED', asOf: NOW });
  });

  test.each([
    ['en', 'As of 2026-11-21 14:32 ET'],
    ['fr', 'En date du 2026-11-21 à 14:32 HE'],
  ])('the page says so too: %s', async (lang, words) => {
    clock.set('2026-11-21T19:40:00Z');
    const page = await request(cutOff.url)
      .post(`/v?lang=${lang}`)
      .type('form')
      .send({ presented: badge.link });
    expect(page.text).toContain(words);
  });

  test('and nothing is answered by a list of more than fifteen minutes; it is handed out all the same', async () => {
    clock.set('2026-11-21T19:47:00Z');
    for (const text of [badge.link, badge.proof, badge.jwt, badge.code])
      expect((await post(text).expect(503)).body).toMatchObject({ outcome: 'CANNOT_CHECK' });
    await list(cutOff.url).expect(200);
    await request(cutOff.url).get('/status/r999999').expect(503);
  });
});
