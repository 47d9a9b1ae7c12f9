import { isoSeconds } from '#platform/clock';
import { issuerId, keyId } from '#proof/claims';
import type { KeyList, KeyRecord } from '#proof/verification';

type Json = Readonly<Record<string, unknown>>;

/** One public key as a JSON Web Key, named by its address as the `kid` of our tokens is. */
export function jwkOf(key: KeyRecord, origin: string): Json {
  return { ...key.jwk, kid: keyId(origin, key.kid), alg: key.alg, use: 'sig' };
}

/** Retired keys stay, so that old badges verify; a compromised one goes, since a JWKS cannot say what it still proves. */
export function jwksOf(list: KeyList, origin: string): Json {
  return { keys: list.keys.filter((key) => key.state !== 'COMPROMISED').map((key) => jwkOf(key, origin)) };
}

/**
 * The DID document of LPHQ (`slug` null) or of an agency; null for an agency that has no key. Every key stays listed,
 * with its end (Controlled Identifiers 2.2); only those that still prove something are named as assertion methods.
 */
export function didDocumentOf(list: KeyList, origin: string, slug: string | null): Json | null {
  const issuer = slug === null ? origin : issuerId(origin, slug);
  const keys = list.keys.filter((key) => key.issuer === issuer);
  if (keys.length === 0) return null;
  const did = didOf(origin, slug);
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    alsoKnownAs: [issuer],
    verificationMethod: keys.map((key) => methodOf(key, did)),
    assertionMethod: keys.filter((key) => key.state !== 'COMPROMISED').map((key) => `${did}#${key.kid}`),
  };
}

/** did:web: the host with its port escaped, then the path with colons. */
function didOf(origin: string, slug: string | null): string {
  const host = encodeURIComponent(new URL(origin).host);
  return slug === null ? `did:web:${host}` : `did:web:${host}:o:${slug}`;
}

function methodOf(key: KeyRecord, did: string): Json {
  return {
    id: `${did}#${key.kid}`,
    type: 'JsonWebKey',
    controller: did,
    publicKeyJwk: { ...key.jwk, kid: key.kid, alg: key.alg },
    expires: isoSeconds(key.validUntil),
    ...(key.compromisedAt ? { revoked: isoSeconds(key.compromisedAt) } : {}),
  };
}
