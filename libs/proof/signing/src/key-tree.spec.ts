import { describe, expect, test } from '@jest/globals';
import { compactVerify, importJWK } from 'jose';

import { parseInstant, secondsOf } from '#platform/clock';
import { kidOf } from '#proof/claims';

import { certifyOperatingKey, makeRoot } from './key-tree.js';

const TERM = {
  from: parseInstant('2026-11-21T19:32:00Z')!,
  until: parseInstant('2027-11-22T19:32:00Z')!,
  origin: 'https://verify.example.org',
};

describe('the key tree', () => {
  const root = makeRoot();
  const operating = makeRoot();

  test('begins with a root that is new each time', () => {
    expect(root.kid).toBe(kidOf(root.publicJwk));
    expect(root.kid).not.toBe(operating.kid);
    expect(root.publicJwk).not.toHaveProperty('d');
    expect(root.privateJwk).toMatchObject(root.publicJwk);
  });

  test('certifies an operating key for its term, to jose’s satisfaction', async () => {
    const certificate = await certifyOperatingKey(root.privateJwk, operating.publicJwk, TERM);
    const { payload, protectedHeader } = await compactVerify(
      certificate,
      await importJWK({ ...root.publicJwk }, 'ES256'),
    );
    expect(protectedHeader).toEqual({
      alg: 'ES256',
      kid: `${TERM.origin}/keys/${root.kid}`,
      typ: 'lphq-operating-key+jwt',
    });
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({
      iss: TERM.origin,
      sub: `${TERM.origin}/keys/${operating.kid}`,
      nbf: secondsOf(TERM.from),
      exp: secondsOf(TERM.until),
      jwk: operating.publicJwk,
    });
  });

  test('never writes a private half into a certificate', async () => {
    const certificate = await certifyOperatingKey(root.privateJwk, operating.privateJwk, TERM);
    const text = Buffer.from(certificate.split('.')[1]!, 'base64url').toString();
    expect(text).not.toContain(operating.privateJwk.d);
    expect(text).not.toContain(root.privateJwk.d);
  });

  test('certifies no empty term', async () => {
    const empty = { ...TERM, until: TERM.from };
    await expect(certifyOperatingKey(root.privateJwk, operating.publicJwk, empty)).rejects.toThrow('term');
  });
});
