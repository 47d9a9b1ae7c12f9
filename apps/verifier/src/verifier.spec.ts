import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';

import { createLogger } from '#platform/telemetry';
import { say } from '#platform/wording';

import { HandClock } from '../../../test/builders/hand-clock.js';
import { aTestKey } from '../../../test/builders/key-tree.js';
import { pastTriggers } from '../../../test/builders/past-triggers.js';
import { aRoadTo, type Road } from '../../../test/builders/road.js';
import { aScanScene, type ScannedBadge, type ScanScene } from '../../../test/builders/scan-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../test/harness/database.js';
import { scanUntil } from '../../../test/harness/eventually.js';
import { STYLE_HASH } from './page/style.js';
import { startVerifier, type Verifier } from './start-verifier.js';
import type { VerifierSettings } from './verifier-settings.js';

const NOW = '2026-11-21T19:32:00Z';
const ORIGIN = 'http://localhost:3001';

const clock = new HandClock(NOW);
const lines: string[] = [];
const log = createLogger('verifier', 'info', { write: (line: string) => void lines.push(line) });
let db: TestDatabase;
let scene: ScanScene;
let badge: ScannedBadge;
let verifier: Verifier;

/** Every verifier that a test opens is closed in the end, whatever becomes of the test. */
const opened: Verifier[] = [];
async function open(settings: VerifierSettings): Promise<Verifier> {
  const another = await startVerifier(settings, { clock, log });
  opened.push(another);
  return another;
}

const roads: Road[] = [];
async function aRoad(): Promise<Road> {
  const road = await aRoadTo(db.urls.public);
  roads.push(road);
  return road;
}

const settingsOf = (databaseUrl: string) => ({
  port: 0,
  host: '127.0.0.1',
  verifyOrigin: ORIGIN,
  databaseUrl,
  rootPublicJwk: scene.tree.root.jwk,
  trustedProxies: [],
  production: false,
});
const get = (path: string) => request(verifier.url).get(path);
const post = (body: string | Buffer, type = 'text/plain') =>
  request(verifier.url).post('/api/v1/verify').set('content-type', type).send(body);
const outcomeOf = async (path: string): Promise<string> =>
  ((await get(path).set('accept', 'application/json')).body as { outcome: string }).outcome;

beforeAll(async () => {
  db = await openTestDatabase();
  scene = await aScanScene(db, ORIGIN, clock.now());
  await scene.publish(1);
  badge = await scene.issues();
  verifier = await open(settingsOf(db.urls.public));
});
beforeEach(() => clock.set(NOW));
afterAll(async () => {
  await Promise.all(opened.map((another) => another.close()));
  for (const road of roads) road.close();
  await db.close();
});

describe('GET /v/CODE', () => {
  test('shows a good badge as VALID, complete and in one answer', async () => {
    const page = await get(`/v/${badge.code}`).expect(200).expect('content-type', 'text/html; charset=utf-8');
    expect(page.text).toMatch(/^<!doctype html>.*<title>VALID – .*<h1>VALID<\/h1>.*Z\. Tremblay/s);
    expect(page.text).toContain(`${ORIGIN}/v/${badge.code}`);
    expect(Buffer.byteLength(page.text)).toBeLessThanOrEqual(10_240);
  });

  test('speaks French when asked by header or by address', async () => {
    expect((await get(`/v/${badge.code}`).set('accept-language', 'fr-CA')).text).toContain('<h1>VALIDE</h1>');
    expect((await get(`/v/${badge.code}?lang=fr&utm=x`).expect(200)).text).toContain('<h1>VALIDE</h1>');
  });

  test('reads codes as people type and as symbols spell them', async () => {
    const typed = badge.code
      .toLowerCase()
      .replace(/.{4}(?=.)/g, '$&-')
      .replace(/0/g, 'o')
      .replace(/1/g, 'l');
    expect(await outcomeOf(`/v/${typed}`)).toBe('VALID');
    expect(await outcomeOf(`/V/${badge.code}`)).toBe('VALID');
    expect(await outcomeOf(`/v/${encodeURIComponent(` ${badge.code} `)}`)).toBe('VALID');
  });

  test('answers JSON to those who ask for it', async () => {
    const { body } = await get(`/v/${badge.code}`).set('accept', 'application/json').expect(200);
    expect(body).toEqual({
      outcome: 'VALID',
      checkedAt: NOW,
      steps: expect.arrayContaining([{ name: 'signature-holds', answer: 'passed' }]),
      subject: 'Z. Tremblay',
      credential: 'Member Service Qualified',
      issuer: { name: 'North Agency', authorised: true },
      validUntil: '2027-09-01',
      licence: { status: 'NOT_RECORDED' },
      appointed: 'NOT_SHARED',
      contact: { phone: '613-555-0142', email: 'desk@example.org' },
    });
  });

  test.each([
    ['2026-11-25T14:58:59Z', 'NOT_YET_VALID'],
    ['2026-11-25T15:00:00Z', 'VALID'],
    ['2027-09-02T03:59:59Z', 'VALID'],
    ['2027-09-02T04:00:00Z', 'EXPIRED'],
  ])('at %s it is %s: the last day ends at midnight in Toronto', async (instant, outcome) => {
    const dated = await scene.issues({ validFrom: '2026-11-25T15:00:00Z', validUntil: '2027-09-01' });
    clock.set(instant);
    await get('/readyz').expect(200);
    expect(await outcomeOf(`/v/${dated.code}`)).toBe(outcome);
  });

  test('a revoked badge is REVOKED within the second, without a name', async () => {
    const revoked = await scene.issues();
    expect(await outcomeOf(`/v/${revoked.code}`)).toBe('VALID');
    await scene.revokes(revoked);
    await scanUntil(verifier.url, revoked.code, ({ outcome }) => outcome !== 'VALID');
    const page = await get(`/v/${revoked.code}`).expect(200);
    expect(page.text).toContain('<h1>REVOKED</h1>');
    expect(page.text).not.toContain('Tremblay');
  });

  test('an agency that was suspended later leaves the badge valid and is named so', async () => {
    const [before, after] = ['AUTHORISED', 'SUSPENDED'];
    const isAuthorised = (expected: boolean) =>
      scanUntil(verifier.url, badge.code, ({ issuer }) => issuer?.authorised === expected);
    await db.adminQuery('update agencies set standing = $1', [after]);
    await isAuthorised(false);
    const page = await get(`/v/${badge.code}`).expect(200);
    await db.adminQuery('update agencies set standing = $1', [before]);
    await isAuthorised(true);
    expect(page.text).toMatch(/<h1>VALID<\/h1>.*issuer no longer authorised/s);
  });

  test('a row that was edited is ALTERED', async () => {
    const edited = await scene.issues();
    await pastTriggers(db, `update badges set public_name = 'M. Impostor' where id = '${edited.id}'`);
    const page = await get(`/v/${edited.code}`).expect(200);
    expect(page.text).toContain('<h1>ALTERED</h1>');
    expect(page.text).not.toContain('Impostor');
  });

  test.each(['PREPARED', 'WITHDRAWN'] as const)('%s and never existed give the same bytes', async (state) => {
    const unsigned = await scene.issues({ state });
    const one = await get(`/v/${unsigned.code}`).expect(404);
    const other = await get('/v/0000000000000000').expect(404);
    expect(one.text).toBe(other.text);
    expect({ ...one.headers, date: '' }).toEqual({ ...other.headers, date: '' });
    expect(one.text).toContain('<h1>NOT FOUND</h1>');
  });

  test('a slip of the finger is told to check the code, by a page', async () => {
    const slip = badge.code.slice(0, -1) + (badge.code.endsWith('A') ? 'B' : 'A');
    const paths = [
      `/v/${slip}`,
      '/v/x',
      '/v/%E0%A4%A',
      `/v/${'A'.repeat(3_000)}`,
      `/v/${badge.code}/more`,
      '/v/%00',
    ];
    for (const path of paths) {
      const page = await get(path).expect(404).expect('content-type', 'text/html; charset=utf-8');
      expect(page.text).toContain('Check the code');
    }
  });
});

describe('the box', () => {
  test.each(['/', '/v', '/V', '/v/'])('%s has a form for a code and one for a paste', async (path) => {
    const page = await get(path).expect(200);
    expect(page.text).toContain('<form action="/v" method="get">');
    expect(page.text).toContain('name="presented"');
  });

  test('sends a typed code, or a whole link, to its own address', async () => {
    const own = `/v/${badge.code}?lang=fr`;
    const typed = badge.code.toLowerCase().replace(/.{4}(?=.)/g, '$& ');
    const links = [
      `${ORIGIN}/v/${badge.code}`,
      `localhost:3001/v/${badge.code}`,
      `${ORIGIN}/v/${badge.code}/?lang=en`,
    ];
    for (const text of [typed, ` ${badge.code} `, ...links])
      await get('/?lang=fr').query({ code: text }).expect(303).expect('location', own);
    await get('/v?code=').expect(200);
    await get('/v?code=a&code=b').expect(200);
  });

  test('judges a link with its proof: an altered proof is ALTERED, not what its code would say', async () => {
    const bare = badge.link.slice('http://'.length);
    for (const text of [badge.link, bare, badge.proof])
      expect((await get('/v').query({ code: text }).expect(200)).text).toContain('>VALID<');
    const altered = `${badge.link.slice(0, -1)}${badge.link.endsWith('A') ? 'B' : 'A'}`;
    for (const text of [altered, altered.slice('http://'.length)])
      expect((await get('/v').query({ code: text })).text).not.toContain('>VALID<');
  });

  test('puts nothing into an address that is no code', async () => {
    const slip = badge.code.slice(0, -1) + (badge.code.endsWith('A') ? 'B' : 'A');
    const texts = ['abc', `${'a'.repeat(63)}😀`, slip, badge.jwt, `${ORIGIN}/v/x`, '\0', 'é'];
    for (const text of texts)
      await get('/v').query({ code: text }).expect(303).expect('location', '/v/-?lang=en');
    expect((await get('/v/-?lang=en').expect(404)).text).toContain('Check the code');
  });

  test('T29: an address of somebody else is none of ours, typed or pasted', async () => {
    for (const host of ['evil.example', `${ORIGIN}.evil.example`, 'https://localhost:3001@evil.example']) {
      const presented = `${host}/v/${badge.code}`;
      const pages = [
        await get('/v').query({ code: presented }).expect(404),
        await request(verifier.url).post('/v').type('form').send({ presented }).expect(404),
      ];
      for (const page of pages)
        expect(page.text).toContain(say('en-CA', 'outcome.NOT_FOUND.next-not-one-of-ours'));
    }
  });

  test('answers a pasted proof with the page of its code', async () => {
    const page = await request(verifier.url)
      .post('/v')
      .type('form')
      .send({ presented: badge.link })
      .expect(200);
    expect(page.text).toContain('<h1>VALID</h1>');
    expect(page.text).toContain('<form class="toggle" action="/v?lang=fr" method="post">');
  });

  test('shows itself again for an empty paste', async () => {
    const page = await request(verifier.url).post('/v').type('form').send({ presented: '' }).expect(400);
    expect(page.text).toContain('name="presented"');
  });
});

describe('the API', () => {
  test('answers a code as the page does, open to every origin', async () => {
    const answer = await get(`/api/v1/verify/${badge.code}?lang=fr`).expect(200);
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
    expect(answer.body).toMatchObject({ outcome: 'VALID' });
    const missing = await get('/api/v1/verify/0000000000000000').expect(404);
    expect(missing.body).toEqual({ outcome: 'NOT_FOUND', checkedAt: NOW, steps: [] });
  });

  test('judges every form of a credential', async () => {
    for (const text of [badge.code, badge.link, badge.proof, badge.jwt]) {
      expect((await post(text).expect(200)).body).toMatchObject({ outcome: 'VALID' });
    }
    const json = JSON.stringify({ credential: badge.jwt });
    expect((await post(json, 'application/json').expect(200)).body).toMatchObject({ outcome: 'VALID' });
    expect((await post(JSON.stringify(badge.jwt), 'application/json').expect(200)).body).toMatchObject({
      outcome: 'VALID',
    });
    for (const type of ['application/jwt', 'application/vc+jwt'])
      expect((await post(badge.jwt, type).expect(200)).body).toMatchObject({ outcome: 'VALID' });
  });

  test('a token with another payload is ALTERED, one by a foreign key is none of ours', async () => {
    const [head, , signature] = badge.jwt.split('.');
    const [, other] = (await scene.issues({ publicName: 'A. Other' })).jwt.split('.');
    expect((await post(`${head}.${other}.${signature}`).expect(200)).body).toMatchObject({
      outcome: 'ALTERED',
    });
    const payload = Buffer.from(badge.jwt.split('.')[1]!, 'base64url');
    const foreign = aTestKey().jws('JWT', ORIGIN, payload);
    const answer = await post(foreign).expect(404);
    expect(answer.body).toMatchObject({ outcome: 'NOT_FOUND', because: 'not-one-of-ours' });
  });

  test.each([
    ['text/plain', 'gibberish in many words', 'body'],
    ['text/html', 'x', 'Content-Type'],
    ['foo', 'x', 'Content-Type'],
    ['text/', 'x', 'Content-Type'],
    ['application/json', '{', 'body'],
    ['application/json', '{"jwt":"x","link":"y"}', 'body'],
    ['application/json', '{"jwt":7}', 'jwt'],
    ['application/json', '{"proof":"!!"}', 'proof'],
    ['text/plain', '', 'body'],
  ])('malformed %s %s is 400 and names %s', async (type, body, field) => {
    const answer = await post(body, type).expect(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({ status: 400, field });
  });

  test('says which field is malformed in an address', async () => {
    for (const path of ['/api/v1/verify/x', `/api/v1/verify/${'A'.repeat(3_000)}`, '/api/v1/verify/%00']) {
      expect((await get(path).expect(400)).body).toMatchObject({ field: 'code' });
    }
    expect((await get('/api/v1/verify/%E0%A4%A').expect(400)).headers['content-type']).toContain(
      'problem+json',
    );
    expect((await get(`/api/v1/verify/${badge.code}?cb=1`).expect(400)).body).toMatchObject({
      field: 'query',
    });
    await get(`/v/x`).set('accept', 'application/json').expect(400);
  });

  test('reads one megabyte and no more', async () => {
    expect((await post(Buffer.alloc(1_048_577, 'a')).expect(413)).body).toMatchObject({ field: 'body' });
    await post(Buffer.alloc(1_048_576, 'a')).expect(400);
    await post('['.repeat(1_000_000), 'application/json').expect(400);
  });

  test('lets scripts of other origins ask', async () => {
    const answer = await request(verifier.url).options('/api/v1/verify').expect(204);
    expect(answer.headers['access-control-allow-headers']).toBe('content-type');
  });
});

describe('keys', () => {
  test('are published as one list, as a set, one by one and as DID documents', async () => {
    const kid = scene.key.kid;
    const list = await get('/.well-known/lphq-keys.jwt')
      .expect(200)
      .expect('content-type', 'application/jwt');
    expect(JSON.parse(Buffer.from(list.text.split('.')[1]!, 'base64url').toString())).toMatchObject({
      version: 1,
    });
    const jwks = (await get('/.well-known/jwks.json').expect(200)).body as { keys: { kid: string }[] };
    expect(jwks.keys.map((key) => key.kid)).toContain(`${ORIGIN}/keys/${kid}`);
    const one = await get(`/keys/${kid}`)
      .expect(200)
      .expect('content-type', 'application/json; charset=utf-8');
    expect(one.body).toEqual({ ...scene.key.jwk, kid: `${ORIGIN}/keys/${kid}`, alg: 'ES256', use: 'sig' });
    expect(one.headers['cache-control']).toContain('max-age=300');
    const did = 'did:web:localhost%3A3001:o:north';
    expect((await get('/o/north/did.json').expect(200)).body).toMatchObject({
      id: did,
      verificationMethod: [{ id: `${did}#${kid}`, type: 'JsonWebKey', controller: did }],
      assertionMethod: [`${did}#${kid}`],
    });
    expect((await get('/.well-known/did.json').expect(200)).body).toMatchObject({
      id: 'did:web:localhost%3A3001',
    });
  });

  test.each([
    '/keys/aaaaaaaaaaaaaaaa',
    '/keys/..%2f..%2fetc',
    '/keys/__proto__',
    '/o/nobody/did.json',
    '/nothing',
  ])('%s names nothing', async (path) => {
    const answer = await get(path).expect(404);
    expect(answer.headers['content-type']).toContain('problem+json');
  });

  test('the achievement says what was signed', async () => {
    const answer = await get('/achievements/msq/2026').expect(200);
    expect(answer.body).toMatchObject({ id: `${ORIGIN}/achievements/msq/2026`, humanCode: 'MSQ' });
    const payload = JSON.parse(Buffer.from(badge.jwt.split('.')[1]!, 'base64url').toString()) as {
      credentialSubject: { achievement: unknown };
    };
    expect(answer.body).toEqual(payload.credentialSubject.achievement);
    await get('/achievements/mso/2026').expect(404);
    await get('/achievements/msq/..%2f').expect(404);
  });

  test.each([
    '/.well-known/lphq-keys.jwt',
    '/.well-known/jwks.json',
    '/.well-known/did.json',
    '/o/north/did.json',
    '/keys/aaaaaaaaaaaaaaaa',
    '/achievements/msq/2026',
  ])('T43: %s has no parameters', async (path) => {
    expect((await get(`${path}?cb=1`).expect(400)).body).toMatchObject({ status: 400, field: 'query' });
  });

  test('a key that is newer than the list in memory is looked up before a badge is called foreign', async () => {
    const fresh = await scene.addsKey();
    const newer = await scene.issues({ key: fresh });
    await get('/readyz').expect(200);
    expect(await outcomeOf(`/v/${newer.code}`)).toBe('NOT_FOUND');
    await scene.publish(2, [
      { key: scene.key, slug: 'north' },
      { key: fresh, slug: 'north', state: 'RETIRED' },
    ]);
    clock.set('2026-11-21T19:32:02Z');
    expect(await outcomeOf(`/v/${newer.code}`)).toBe('VALID');
  });
});

describe('the door', () => {
  test('sends its headers with every answer and no cookie', async () => {
    for (const path of [`/v/${badge.code}`, '/v', '/v/x', '/nothing', '/api/v1/verify/x', '/v/%E0%A4%A']) {
      const { headers } = await get(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, noarchive',
      });
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; style-src ${STYLE_HASH}; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      );
      expect(headers['cross-origin-resource-policy']).toBe(
        path.startsWith('/v') ? 'same-origin' : 'cross-origin',
      );
      expect(headers).not.toHaveProperty('set-cookie');
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });

  test('answers only to its own names', async () => {
    await get(`/v/${badge.code}`).set('host', 'evil.example').expect(421);
    await get('/healthz').set('host', '10.0.0.7').expect(200);
    await get(`/v/${badge.code}`).set('host', 'localhost:9').expect(200);
    const page = await get(`/v/${badge.code}`).set('x-forwarded-host', 'evil.example').expect(200);
    expect(page.text).not.toContain('evil.example');
  });

  test('takes any text at all without a fault', async () => {
    const entries: ((text: string) => request.Test)[] = [
      (text) => get(`/v/${encodeURIComponent(text)}`),
      (text) => get('/v').query({ code: text }),
      (text) => get('/').query({ code: text, lang: text }),
      (text) => get(`/api/v1/verify/${encodeURIComponent(text)}`),
      (text) => get(`/keys/${encodeURIComponent(text)}`),
      (text) => get(`/o/${encodeURIComponent(text)}/did.json`),
      (text) => get(`/achievements/msq/${encodeURIComponent(text)}`),
      (text) => request(verifier.url).post('/v').type('form').send({ presented: text }),
      (text) => post(text),
      (text) => post(JSON.stringify({ link: text }), 'application/json'),
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${ORIGIN}/v/${text}`),
      fc.constantFrom(31, 63, 127).map((length) => `${'a'.repeat(length)}😀`), // a cut at a round length splits it
    );
    const faults: { entry: number; text: string; status: number }[] = [];
    for (const text of fc.sample(texts, 200))
      for (const [entry, ask] of entries.entries()) {
        const { status } = await ask(text);
        if (status >= 500) faults.push({ entry, text, status });
      }
    expect(faults).toEqual([]);
  }, 60_000);

  test('promises https where it is reached by it, and then knows no loopback name', async () => {
    const secure = await open({ ...settingsOf(db.urls.public), verifyOrigin: 'https://verify.example' });
    const { headers } = await request(secure.url).get('/v').set('host', 'verify.example').expect(200);
    expect(headers['strict-transport-security']).toContain('max-age=63072000');
    await request(secure.url).get('/v').expect(421);
  });

  test('refuses real use at an origin that is not https or only on this machine', async () => {
    const production = { ...settingsOf(db.urls.public), production: true };
    await expect(open(production)).rejects.toThrow('https origin');
  });

  test('is healthy and ready, and asks robots to stay away', async () => {
    await get('/healthz').expect(200);
    expect((await get('/readyz').expect(200)).body).toMatchObject({ status: 'ready' });
    expect((await get('/robots.txt').expect(200)).text).toContain('Disallow: /');
    await get('/favicon.svg').expect(200).expect('content-type', 'image/svg+xml');
  });

  test('keeps no code, token or name in its log', () => {
    const kept = lines.join('');
    expect(kept).toContain('"outcome":"VALID"');
    for (const secret of [badge.code, badge.jwt, badge.proof, 'Tremblay']) expect(kept).not.toContain(secret);
  });
});

describe('when it cannot check', () => {
  const unanswered = async (url: string, code: string): Promise<void> => {
    const page = await request(url).get(`/v/${code}`).expect(503);
    expect(page.text).toContain('<h1>CANNOT CHECK NOW</h1>');
    expect(page.headers['retry-after']).toBe('10');
    const answer = await request(url).get(`/api/v1/verify/${code}`).expect(503);
    expect(answer.body).toMatchObject({ outcome: 'CANNOT_CHECK' });
    await request(url).post('/api/v1/verify').type('text').send(badge.jwt).expect(503);
    await request(url).get('/readyz').expect(503);
    await request(url).get('/healthz').expect(200);
  };

  test('because the database is not there, it says so and starts nevertheless', async () => {
    const lost = await open(settingsOf('postgres://x:y@127.0.0.1:1/none'));
    await unanswered(lost.url, badge.code);
    await request(lost.url).get('/.well-known/jwks.json').expect(503);
  });

  test('because its key may be newer than a list that cannot be read again', async () => {
    const road = await aRoad();
    const cutOff = await open(settingsOf(road.url));
    const unknown = await scene.issues({ key: await scene.addsKey() });
    road.close();
    clock.set('2026-11-21T19:33:00Z');
    for (const text of [unknown.jwt, unknown.proof, unknown.link]) {
      const answer = await request(cutOff.url).post('/api/v1/verify').type('text').send(text).expect(503);
      expect(answer.body).toMatchObject({
        outcome: 'CANNOT_CHECK',
        steps: expect.arrayContaining([{ name: 'issued-by-known-key', answer: 'not-checked' }]),
      });
    }
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const foreign of [`https://evil.example/v/${badge.code}`, badge.jwt.replace(/^[^.]+/, header)]) {
      const answer = await request(cutOff.url).post('/api/v1/verify').type('text').send(foreign).expect(404);
      expect(answer.body).toMatchObject({ outcome: 'NOT_FOUND', because: 'not-one-of-ours' });
    }
  });

  test('because there was no key list, it looks for one before it says so again', async () => {
    const road = await aRoad();
    road.close();
    const early = await open(settingsOf(road.url));
    await request(early.url).get(`/v/${badge.code}`).expect(503);
    await road.open();
    clock.set('2026-11-21T19:33:00Z');
    for (const path of [`/v/${badge.code}`, `/api/v1/verify/${badge.code}`])
      await request(early.url).get(path).expect(200);
    clock.set('2026-11-21T19:49:00Z');
    await request(early.url).get(`/v/${badge.code}`).expect(200);
  });

  test('because the key list is not under the pinned root', async () => {
    const settings = { ...settingsOf(db.urls.public), rootPublicJwk: aTestKey().jwk };
    const wary = await open(settings);
    await unanswered(wary.url, badge.code);
  });
});
