import { Sign1 } from '@auth0/cose';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importJWK, jwtVerify } from 'jose';

import { decodeBase32, encodeBase32, fullLink, shortLink } from '#proof/compact';

import { aJudgedBadge } from '../../../../test/builders/judged-badge.js';
import {
  anIssuedCredential,
  aTestKey,
  headerFor,
  jwsOf,
  NOW,
  ORIGIN,
} from '../../../../test/builders/proof.builder.js';
import { judgeCode, judgePresented } from './judge-presented.js';
import { judgeRecord } from './judge-record.js';
import { STEP_NAMES } from './steps.js';

const { key, keyList, badge, forms, byRecord, byText } = await aJudgedBadge(judgeRecord);

describe('a form that is shown', () => {
  test('is of a stranger: not one of ours', async () => {
    const stranger = anIssuedCredential(aTestKey());
    for (const text of [
      stranger.jwt,
      stranger.proof,
      stranger.link,
      'https://evil.example/v/x',
      'eyJhbGciOiJub25lIn0.e30.',
    ])
      expect(await byText(text)).toMatchObject({
        outcome: 'NOT_FOUND',
        because: 'not-one-of-ours',
        record: null,
      });
  });

  test('leads to another host: not one of ours, whatever it carries', async () => {
    for (const origin of [
      'https://verify.example.org.evil.example',
      'http://verify.example.org',
      `${ORIGIN}@evil.example`,
    ])
      expect(await byText(fullLink(origin, badge.code, badge.proof))).toMatchObject({
        because: 'not-one-of-ours',
      });
  });

  test('is a code with a slip of the finger', async () => {
    const slip = badge.code.slice(0, -1) + (badge.code.endsWith('0') ? '1' : '0');
    for (const text of [slip, shortLink(ORIGIN, slip as typeof badge.code)])
      expect(await byText(text)).toMatchObject({ outcome: 'NOT_FOUND', because: 'mistyped-code' });
  });

  test.each(['', 'hello', '7K3F', '#', 'a.b', '🙂'.repeat(9), 'A'.repeat(100), 'x'.repeat(20_000)])(
    'is nothing of ours: %#',
    async (text) => {
      expect(await byText(text)).toMatchObject({ outcome: 'NOT_FOUND', because: 'malformed' });
    },
  );

  test('is a link whose code is not its proof’s', async () => {
    const next = anIssuedCredential(key);
    expect((await byText(fullLink(ORIGIN, next.code, badge.proof))).outcome).toBe('ALTERED');
  });

  test('is a link of ours with a proof that is none', async () => {
    expect((await byText(fullLink(ORIGIN, badge.code, 'A'.repeat(104)))).outcome).toBe('ALTERED');
    expect((await byText(fullLink(ORIGIN, badge.code, 'A'.repeat(104)), { list: null })).outcome).not.toBe(
      'VALID',
    );
  });

  test('was signed by our key over another name: altered, and nobody is looked up', async () => {
    const text = Buffer.from(badge.record.jwtPayload).toString().replace('Z. Tremblay', 'Q. Tremblay');
    const [head, , tail] = badge.jwt.split('.');
    const forged = `${head!}.${Buffer.from(text).toString('base64url')}.${tail!}`;
    let asked = 0;
    const find = async () => (asked++, badge.record);
    expect((await judgePresented(forged, { keyList, find, now: NOW, origin: ORIGIN })).outcome).toBe(
      'ALTERED',
    );
    expect(asked).toBe(0);
    // The same bytes with an honest signature are still not what the record holds.
    expect((await byText(jwsOf(headerFor(key), text, key))).outcome).toBe('ALTERED');
  });

  test('is genuine while the database is away: cannot check, and the fault is for the log', async () => {
    const away = new Error('away');
    const inquiry = { keyList, find: () => Promise.reject(away), now: NOW, origin: ORIGIN };
    for (const text of Object.values(forms))
      expect(await judgePresented(text, inquiry)).toMatchObject({
        outcome: 'CANNOT_CHECK',
        fault: away,
        record: null,
      });
    expect(await judgeCode(badge.code, inquiry)).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });

  test('on another port of one’s own machine is still found', async () => {
    const origin = 'http://localhost:3001';
    const demo = anIssuedCredential(key, { origin });
    const now = 'http://localhost:4001';
    const list = { ...keyList, keys: keyList.keys.map((one) => ({ ...one, issuer: `${now}/o/north` })) };
    const inquiry = { keyList: list, find: async () => demo.record, now: NOW, origin: now };
    for (const text of [demo.jwt, demo.proof, fullLink(now, demo.code, demo.proof), demo.code])
      expect((await judgePresented(text, inquiry)).outcome).toBe('VALID');
    expect((await judgePresented(demo.jwt, { ...inquiry, origin: ORIGIN })).outcome).toBe('NOT_FOUND');
  });

  test('T34: flipping any byte of any signed form never comes out valid', async () => {
    const bytes = { token: Buffer.from(badge.jwt), proof: Buffer.from(decodeBase32(badge.proof)!) };
    const mutant = fc.tuple(
      fc.constantFrom('token' as const, 'proof' as const, 'link' as const),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(mutant, async ([form, place, mask]) => {
        const changed = Buffer.from(form === 'token' ? bytes.token : bytes.proof);
        changed[place % changed.length]! ^= mask;
        const proof = encodeBase32(changed);
        const text =
          form === 'token'
            ? changed.toString('latin1')
            : form === 'proof'
              ? proof
              : fullLink(ORIGIN, badge.code, proof);
        expect((await byText(text)).outcome).toMatch(/^(ALTERED|NOT_FOUND)$/);
      }),
      { numRuns: 4_000 },
    );
  });
});

describe('steps', () => {
  test('are all there, in their order, and all passed when the answer is valid', async () => {
    for (const judgement of [await byRecord(), await byText(badge.jwt), await byText(badge.link)])
      expect(judgement.steps).toEqual(STEP_NAMES.map((name) => ({ name, answer: 'passed' })));
  });

  test('say what was not looked at', async () => {
    expect(
      (await byText(badge.jwt, { record: { publicName: null } })).steps.map((step) => step.answer),
    ).toEqual([
      ...['passed', 'passed', 'passed', 'passed', 'failed', 'not-checked', 'not-checked', 'not-checked'],
    ]);
  });
});

describe('judging a code', () => {
  const inquiry = { keyList, find: async () => badge.record, now: NOW, origin: ORIGIN };

  test('takes it as people type it, and nothing else', async () => {
    expect((await judgeCode(badge.code.toLowerCase().replace(/.{4}(?=.)/g, '$&-'), inquiry)).outcome).toBe(
      'VALID',
    );
    expect(await judgeCode(badge.jwt, inquiry)).toMatchObject({ outcome: 'NOT_FOUND', because: 'malformed' });
  });
});

describe('independent libraries', () => {
  test('jose verifies the token', async () => {
    const { payload } = await jwtVerify(badge.jwt, await importJWK({ ...key.jwk }, 'ES256'), {
      currentDate: NOW,
    });
    expect(payload['jti']).toBe(`${ORIGIN}/v/${badge.code}`);
  });

  test('@auth0/cose verifies the proof', async () => {
    const cose = Sign1.decode(decodeBase32(badge.proof)!);
    await expect(cose.verify(await importJWK({ ...key.jwk }, 'ES256'))).resolves.toBeUndefined();
  });
});
