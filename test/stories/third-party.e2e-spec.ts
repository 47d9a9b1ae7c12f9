import { Sign1 } from '@auth0/cose';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose';
import supertest from 'supertest';

import { decodeBase32 } from '#proof/compact';

import { openProduct, type Product } from '../harness/product.js';
import type { IssuedBadge } from './cast.js';

/** Somebody with other people's libraries, who knows of us only what we publish. */
let product: Product;
let badge: IssuedBadge;

beforeAll(async () => {
  product = await openProduct();
  badge = await (await product.agency('north', 'North Agency')).hasIssuedBadge();
  await verifierKnowsTheKey();
});
afterAll(() => product.close());

/** A badge is signed once its key is published; the verifier reads that list within three seconds. */
async function verifierKnowsTheKey(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await supertest(product.verifier).get(keyPath())).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function published(path: string): Promise<Record<string, unknown>> {
  const answer = await supertest(product.verifier).get(path);
  expect(answer.status).toBe(200);
  return answer.body as Record<string, unknown>;
}

const keyPath = (): string => new URL(decodeProtectedHeader(badge.jwt).kid ?? '').pathname;

test('the JWT verifies under the one JWK at the address that its header names', async () => {
  const key = await importJWK((await published(keyPath())) as JWK, 'ES256');
  const { payload, protectedHeader } = await jwtVerify(badge.jwt, key, {
    issuer: `${product.verifier}/o/north`,
  });
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: `${product.verifier}${keyPath()}` });
  expect(payload).toMatchObject({
    jti: badge.shortLink,
    id: badge.shortLink,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
  });
});

test('the compact proof is a COSE_Sign1 that another library verifies under the same key', async () => {
  const [, text] = badge.fullLink.split('#');
  const untagged = decodeBase32(text ?? '') as Uint8Array;
  const key = await importJWK((await published(keyPath())) as JWK, 'ES256');
  await expect(Sign1.decode(untagged).verify(key as never)).resolves.toBeUndefined();
});

test('the key stands in the key set and in the agency’s and LPHQ’s DID documents', async () => {
  const jwks = (await published('/.well-known/jwks.json')) as { keys: { kid?: string }[] };
  const kid = keyPath().split('/').at(-1);
  expect(jwks.keys.map((key) => key.kid?.split('/').at(-1))).toContain(kid);
  const did = JSON.stringify(await published('/o/north/did.json'));
  expect(did).toContain(kid);
  expect(await published('/.well-known/did.json')).toHaveProperty('id');
});

test('no published key holds a private member', async () => {
  for (const path of [keyPath(), '/.well-known/jwks.json', '/o/north/did.json', '/.well-known/did.json']) {
    expect(JSON.stringify(await published(path))).not.toMatch(/"d":/);
  }
});

test('the achievement that the badge names is there to read', async () => {
  const payload = JSON.parse(Buffer.from(badge.jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
    credentialSubject: { achievement: { id: string; name: string } };
  };
  const { id, name } = payload.credentialSubject.achievement;
  expect(await published(new URL(id).pathname)).toMatchObject({ id, name });
});
