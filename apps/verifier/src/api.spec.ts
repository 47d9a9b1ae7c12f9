import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';

import { aTestKey } from '../../../test/builders/key-tree.js';
import { NOW, openVerifierScene, ORIGIN } from '../../../test/builders/verifier-scene.js';

const { clock, scene, badge, verifier, get, post, outcomeOf, close } = await openVerifierScene();

beforeEach(() => clock.set(NOW));
afterAll(close);

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
