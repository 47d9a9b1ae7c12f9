import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';

import { say } from '#platform/wording';

import { pastTriggers } from '../../../test/builders/past-triggers.js';
import { NOW, openVerifierScene, ORIGIN } from '../../../test/builders/verifier-scene.js';
import { scanUntil } from '../../../test/harness/eventually.js';

const { clock, db, scene, badge, verifier, get, outcomeOf, close } = await openVerifierScene();

beforeEach(() => clock.set(NOW));
afterAll(close);

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
