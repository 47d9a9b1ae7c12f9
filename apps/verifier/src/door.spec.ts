import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import request from 'supertest';

import { STYLE_HASH } from '#proof/scan-page';

import { aTestKey } from '../../../test/builders/key-tree.js';
import { NOW, openVerifierScene, ORIGIN } from '../../../test/builders/verifier-scene.js';

const { clock, db, scene, badge, verifier, lines, get, post, open, aRoad, settingsOf, close } =
  await openVerifierScene();

beforeEach(() => clock.set(NOW));
afterAll(close);

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

  test('keeps no code, token or name in its log', async () => {
    for (const text of [badge.code, badge.jwt, badge.proof, badge.link]) {
      await post(text).expect(200);
      await get('/v').query({ code: text });
      await request(verifier.url).post('/v').type('form').send({ presented: text }).expect(200);
    }
    for (const path of [`/v/${badge.code}`, `/api/v1/verify/${badge.code}`]) await get(path).expect(200);
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
