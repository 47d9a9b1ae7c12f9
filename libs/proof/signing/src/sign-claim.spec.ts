import { Sign1 } from '@auth0/cose';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';

import { LintFailure, type PreparedClaim, relint, shortKidOf } from '#proof/claims';
import { decodeBase32, isLowS, readProof, toBeSigned } from '#proof/compact';
import { judgePresented } from '#proof/verification';

import {
  aHouse,
  aKeyList,
  anIssuedCredential,
  entryOf,
  NOW,
  ORIGIN,
} from '../../../../test/builders/proof.builder.js';
import { makeRoot } from './key-tree.js';
import { signerFromJwk } from './local-signer.js';
import { signClaim, type SignedClaim } from './sign-claim.js';
import type { Signer } from './signer.js';

const drawn = makeRoot();
let signer: Signer;
let prepared: PreparedClaim;
let signed: SignedClaim;
/** Recorded under the key that signs here; its own forms were made elsewhere. */
const { record } = anIssuedCredential({ ...aHouse().badgeKey, kid: drawn.kid, jwk: drawn.publicJwk });

beforeAll(async () => {
  signer = await signerFromJwk(drawn.privateJwk);
  prepared = relint(
    {
      credentialId: record.code,
      kid: signer.kid,
      shortKid: shortKidOf(drawn.publicJwk),
      jwtPayload: record.jwtPayload,
      cwtPayload: record.cwtPayload,
    },
    { origin: ORIGIN, agencySlug: 'north' },
  );
  signed = await signClaim(signer, prepared);
});

describe('a signed claim', () => {
  test('is a token that jose verifies, with exactly our header and the very bytes', async () => {
    const { payload, protectedHeader } = await compactVerify(
      signed.jwt,
      await importJWK({ ...drawn.publicJwk }, 'ES256'),
    );
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: `${ORIGIN}/keys/${drawn.kid}`, typ: 'JWT' });
    expect(Buffer.from(payload)).toEqual(Buffer.from(prepared.jwtPayload));
    expect(decodeProtectedHeader(signed.jwt)).toEqual(protectedHeader);
  });

  test('is a proof that @auth0/cose verifies', async () => {
    const cose = Sign1.decode(decodeBase32(signed.proof)!);
    await expect(cose.verify(await importJWK({ ...drawn.publicJwk }, 'ES256'))).resolves.toBeUndefined();
    expect(Buffer.from(cose.payload)).toEqual(Buffer.from(prepared.cwtPayload));
  });

  test('is VALID to the public verifier in both forms', async () => {
    const house = aHouse();
    const keyList = await aKeyList(
      house,
      entryOf({ ...house.badgeKey, kid: drawn.kid, jwk: drawn.publicJwk }),
    );
    const find = async () => ({ ...record, jwt: signed.jwt });
    for (const text of [signed.jwt, signed.proof, record.code])
      expect((await judgePresented(text, { keyList, find, now: NOW, origin: ORIGIN })).outcome).toBe('VALID');
  });

  test('T34: always has a low s, in both forms', async () => {
    for (let round = 0; round < 60; round += 1) {
      const { jwt, proof } = await signClaim(signer, prepared);
      const read = readProof(proof);
      expect(isLowS(Buffer.from(jwt.split('.')[2]!, 'base64url'))).toBe(true);
      expect(read.kind === 'read' && isLowS(read.signature)).toBe(true);
      expect(isLowS(await signer.sign(toBeSigned(prepared.shortKid, prepared.cwtPayload)))).toBe(true);
    }
  });
});

describe('T21: what reaches no key', () => {
  const spied = () => {
    const calls: Uint8Array[] = [];
    const spy: Signer = { ...signer, sign: async (bytes) => (calls.push(bytes), signer.sign(bytes)) };
    return { spy, calls };
  };

  test('a claim that did not come out of the lint, whatever its type says', async () => {
    const { spy, calls } = spied();
    const { kid, keyId, shortKid, jwtPayload, cwtPayload } = prepared;
    const lookalikes = [
      { kid, keyId, shortKid, jwtPayload, cwtPayload },
      Object.create(prepared) as unknown,
      Object.setPrototypeOf(
        { kid, keyId, shortKid, jwtPayload, cwtPayload },
        Object.getPrototypeOf(prepared) as object,
      ) as unknown,
      null,
    ];
    for (const lookalike of lookalikes)
      await expect(signClaim(spy, lookalike as PreparedClaim)).rejects.toThrow('linted');
    expect(calls).toEqual([]);
  });

  test('a claim for another key', async () => {
    const { spy, calls } = spied();
    await expect(signClaim({ ...spy, kid: 'abcdefghijklmnop' }, prepared)).rejects.toThrow(
      'abcdefghijklmnop',
    );
    expect(calls).toEqual([]);
  });

  test('stored bytes that were changed after they were prepared', () => {
    const { kid, shortKid, cwtPayload } = prepared;
    const text = Buffer.from(prepared.jwtPayload).toString().replace('Z. Tremblay', 'Q. Tremblay');
    const stored = { credentialId: 'x', kid, shortKid, cwtPayload, jwtPayload: Buffer.from(text) };
    expect(() => relint(stored, { origin: ORIGIN, agencySlug: 'north' })).toThrow(LintFailure);
  });
});

test('a signer shows its name and nothing of its key', () => {
  expect(Object.keys(signer).sort()).toEqual(['alg', 'kid', 'publicJwk', 'sign']);
  expect(JSON.stringify(signer)).not.toContain(drawn.privateJwk.d);
  expect(Object.keys(signer.publicJwk)).toEqual(['kty', 'crv', 'x', 'y']);
});
