import { createPublicKey, generateKeyPairSync } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import { calculateJwkThumbprint } from 'jose';

import type { Code } from '#proof/compact';

import {
  achievementId,
  credentialId,
  isKid,
  isOrigin,
  issuerId,
  keyId,
  kidOf,
  publicJwkOf,
  shortKidIn,
  shortKidOf,
} from './names.js';

const ORIGIN = 'https://verify.example.org';

test('names that never change', () => {
  expect(credentialId(ORIGIN, '7K3F9QX2M5T8W1YK' as Code)).toBe(`${ORIGIN}/v/7K3F9QX2M5T8W1YK`);
  expect(issuerId(ORIGIN, 'north')).toBe(`${ORIGIN}/o/north`);
  expect(keyId(ORIGIN, 'abcdefghijklmnop')).toBe(`${ORIGIN}/keys/abcdefghijklmnop`);
  expect(achievementId(ORIGIN, 'msq', '2026')).toBe(`${ORIGIN}/achievements/msq/2026`);
});

describe('a key’s name', () => {
  const exported = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const jwk = publicJwkOf(exported)!;

  test('is the beginning of the thumbprint that jose computes', async () => {
    const thumbprint = Buffer.from(await calculateJwkThumbprint(exported, 'sha256'), 'base64url');
    const bits = Array.from(thumbprint, (byte) => byte.toString(2).padStart(8, '0')).join('');
    const letters = Array.from({ length: 16 }, (_, place) =>
      'abcdefghijklmnopqrstuvwxyz234567'.charAt(parseInt(bits.slice(place * 5, place * 5 + 5), 2)),
    );
    expect(kidOf(jwk)).toBe(letters.join(''));
    expect(Buffer.from(shortKidOf(jwk))).toEqual(thumbprint.subarray(0, 4));
    expect(shortKidIn(kidOf(jwk))).toEqual(shortKidOf(jwk));
  });

  test('of a fixed key does not move', () => {
    const golden = publicJwkOf({
      kty: 'EC',
      crv: 'P-256',
      x: 'WKn-ZIGevcwGIyyrzFoZNBdaq9_TsqzGl96oc0CWuis',
      y: 'y77t-RvAHRKTsSGdIYUfweuOvwrvDD-Q3Hv5J0fSKbE',
    })!;
    expect(kidOf(golden)).toBe('ve7heki2gsfmubai');
    expect(createPublicKey({ key: { ...golden }, format: 'jwk' }).asymmetricKeyType).toBe('ec');
  });

  test('depends on the public members alone', () => {
    expect(kidOf(publicJwkOf({ ...exported, alg: 'ES256', use: 'sig', kid: 'other' })!)).toBe(kidOf(jwk));
  });

  test.each([
    {},
    null,
    'text',
    { kty: 'RSA', n: 'AA', e: 'AQAB' },
    { kty: 'EC', crv: 'P-384', x: 'A'.repeat(43), y: 'A'.repeat(43) },
    { kty: 'EC', crv: 'P-256', x: 'A'.repeat(42), y: 'A'.repeat(43) },
    { kty: 'EC', crv: 'P-256', x: `${'A'.repeat(42)}=`, y: 'A'.repeat(43) },
    { kty: 'oct', k: 'AAAA' },
  ])('is not made for %j', (value) => {
    expect(publicJwkOf(value)).toBeNull();
  });

  test('never keeps a private member', () => {
    expect(Object.keys(publicJwkOf({ ...exported, d: 'secret' })!)).toEqual(['kty', 'crv', 'x', 'y']);
  });

  test.each([
    '',
    'abc',
    'ABCDEFGHIJKLMNOP',
    'abcdefghijklmno1',
    'abcdefghijklmnop\n',
    '../../etc/passwd',
    '__proto__',
  ])('T33: %j is no kid', (text) => {
    expect(isKid(text)).toBe(false);
    expect(shortKidIn(text)).toBeNull();
  });
});

test('an origin has a scheme, a host and no more', () => {
  for (const good of [ORIGIN, 'http://localhost:3001', 'https://xn--bcher-kva.example'])
    expect(isOrigin(good)).toBe(true);
  const bad = ['', 'verify.example.org', `${ORIGIN}/`, `${ORIGIN}:443`, `${ORIGIN}/x`, 'https://a@b.example'];
  for (const text of [...bad, 'ftp://a.example', 'HTTPS://a.example', 'javascript:alert(1)', 'https://'])
    expect(isOrigin(text)).toBe(false);
});
