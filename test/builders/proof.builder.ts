import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

import { type CalendarDay, lastInstantOf, parseInstant, secondsOf } from '#platform/clock';
import {
  canonicalBytes,
  type CredentialKind,
  type EcPublicJwk,
  type JsonValue,
  keyId,
  kidOf,
  prepareBadgeClaim,
  publicJwkOf,
  shortKidOf,
} from '#proof/claims';
import { assembleProof, type Code, fullLink, newCode, toBeSigned, toLowS } from '#proof/compact';
import { type KeyList, readKeyList, type StoredRecord } from '#proof/verification';

export const ORIGIN = 'https://verify.example.org';
/** Within the term of every key and credential made here. */
export const NOW = parseInstant('2026-12-01T12:00:00Z')!;

/** A P-256 key that signs by node:crypto, sharing no code with the room that signs in the product. */
export interface TestKey {
  readonly kid: string;
  readonly jwk: EcPublicJwk;
  readonly privateKey: KeyObject;
  sign(bytes: Uint8Array): Uint8Array;
}

export function aTestKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicJwkOf(publicKey.export({ format: 'jwk' }))!;
  const signed = (bytes: Uint8Array) =>
    toLowS(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
  return { kid: kidOf(jwk), jwk, privateKey, sign: signed };
}

export function base64url(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64url');
}

/** A compact JWS over whatever header and payload it is given, honest or not. */
export function jwsOf(header: JsonValue | string, payload: Uint8Array | string, key: TestKey): string {
  const head = typeof header === 'string' ? header : canonicalBytes(header);
  const signedPart = `${base64url(head)}.${base64url(payload)}`;
  return `${signedPart}.${base64url(key.sign(Buffer.from(signedPart)))}`;
}

export function headerFor(key: TestKey, typ = 'JWT', origin = ORIGIN): Record<string, string> {
  return { alg: 'ES256', kid: keyId(origin, key.kid), typ };
}

/** LPHQ with its tree of keys, and one agency: north. */
export interface TestHouse {
  readonly root: TestKey;
  readonly operating: TestKey;
  readonly badgeKey: TestKey;
}

export function aHouse(): TestHouse {
  return { root: aTestKey(), operating: aTestKey(), badgeKey: aTestKey() };
}

export interface KeyListChange {
  readonly payload?: Record<string, JsonValue>;
  readonly certificate?: Record<string, JsonValue>;
  readonly keys?: readonly Record<string, JsonValue>[];
  readonly signedBy?: TestKey;
  readonly certifiedBy?: TestKey;
}

/** What the list says of one key. */
export function entryOf(key: TestKey, different: Record<string, JsonValue> = {}): Record<string, JsonValue> {
  return {
    kid: key.kid,
    shortKid: base64url(shortKidOf(key.jwk)),
    issuer: `${ORIGIN}/o/north`,
    alg: 'ES256',
    purpose: 'BADGE',
    jwk: { ...key.jwk },
    state: 'ACTIVE',
    validFrom: '2026-11-01T00:00:00Z',
    validUntil: '2027-12-01T00:00:00Z',
    ...different,
  };
}

/** A signed key list of the house, with what a test wants to be different. */
export function keyListJwt(house: TestHouse, change: KeyListChange = {}): string {
  const certified = {
    iss: ORIGIN,
    sub: keyId(ORIGIN, house.operating.kid),
    nbf: secondsOf(NOW) - 3600,
    exp: secondsOf(NOW) + 30 * 86_400,
    jwk: { ...house.operating.jwk },
    ...change.certificate,
  };
  const certifier = change.certifiedBy ?? house.root;
  const operating = jwsOf(
    headerFor(house.root, 'lphq-operating-key+jwt'),
    canonicalBytes(certified),
    certifier,
  );
  const payload = {
    iss: ORIGIN,
    iat: secondsOf(NOW) - 60,
    exp: secondsOf(NOW) + 7 * 86_400,
    version: 7,
    operating,
    keys: change.keys ?? [entryOf(house.badgeKey)],
    ...change.payload,
  };
  return jwsOf(
    headerFor(house.operating, 'lphq-keys+jwt'),
    canonicalBytes(payload),
    change.signedBy ?? house.operating,
  );
}

/** The house's list as a verifier trusts it. */
export async function aKeyList(
  house: TestHouse,
  ...keys: readonly Record<string, JsonValue>[]
): Promise<KeyList> {
  const jwt = keyListJwt(house, keys.length === 0 ? {} : { keys });
  const answer = await readKeyList(jwt, house.root.jwk, ORIGIN, NOW);
  if (answer.kind === 'untrusted') throw new Error(`Not trusted: ${answer.because}.`);
  return answer.keyList;
}

export interface IssuedCredential {
  readonly code: Code;
  readonly record: StoredRecord & { readonly jwt: string };
  readonly jwt: string;
  readonly proof: string;
  readonly link: string;
}

export interface CredentialPlan {
  readonly publicName?: string | null;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly origin?: string;
  readonly slug?: string;
  readonly credentialKind?: CredentialKind;
}

/** A badge of the agency north, signed and recorded. */
export function anIssuedCredential(key: TestKey, plan: CredentialPlan = {}): IssuedCredential {
  const origin = plan.origin ?? ORIGIN;
  const slug = plan.slug ?? 'north';
  const code = newCode(randomBytes);
  const credentialKind = plan.credentialKind ?? 'MSQ';
  const validUntil = (plan.validUntil ?? '2028-11-20') as CalendarDay;
  const validFrom = parseInstant(plan.validFrom ?? '2026-11-21T19:32:00Z')!;
  const publicName = plan.publicName === undefined ? 'Z. Tremblay' : plan.publicName;
  const claim = prepareBadgeClaim({
    origin,
    code,
    credentialKind,
    edition: '2026',
    issuer: { slug, name: 'North Agency' },
    publicName,
    validFrom,
    expiresAt: lastInstantOf(validUntil),
    subjectUrn: 'urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962',
    status: { list: 17, position: 4711 },
    kid: key.kid,
    shortKid: shortKidOf(key.jwk),
  });
  const { jwtPayload, cwtPayload, shortKid } = claim;
  const jwt = jwsOf(headerFor(key, 'JWT', origin), jwtPayload, key);
  const proof = assembleProof(shortKid, cwtPayload, key.sign(toBeSigned(shortKid, cwtPayload)));
  const record = {
    ...{ code, kind: credentialKind, state: 'ISSUED', publicName, validFrom, validUntil },
    ...{ expiresAt: lastInstantOf(validUntil), kid: key.kid, jwtPayload, cwtPayload, jwt, revokedAt: null },
    ...{ statusList: 17, statusPosition: 4711, isReplaced: false },
    ...{ agencySlug: slug, agencyName: 'North Agency', agencyPhone: '613-555-0142' },
    ...{ agencyEmail: 'desk@example.org', agencyStanding: 'AUTHORISED' },
    authorisedUntil: '2027-06-30' as CalendarDay,
  };
  return { code, record, jwt, proof, link: fullLink(origin, code, proof) };
}
