import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

import { fixedClock } from '#platform/clock';
import {
  type BadgeFacts,
  canonicalBytes,
  type JsonValue,
  kidOf,
  LintFailure,
  parseCanonical,
  prepareBadgeClaim,
  publicJwkOf,
  relint,
  shortKidOf,
  type StoredClaim,
} from '#proof/claims';
import { newCode } from '#proof/compact';

export const ORIGIN = 'https://verify.example.org';
const jwk = publicJwkOf(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
)!;

/** What a badge of the agency north states. */
export const FACTS: BadgeFacts = {
  origin: ORIGIN,
  code: newCode(randomBytes),
  credentialKind: 'MSQ',
  edition: '2026.1',
  issuer: { slug: 'north', name: 'North Agency' },
  publicName: 'Z. Tremblay',
  validFrom: fixedClock('2026-11-21T19:32:00Z').now(),
  expiresAt: fixedClock('2028-11-21T05:00:00Z').now(),
  subjectUrn: 'urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962',
  status: { list: 17, position: 4711 },
  kid: kidOf(jwk),
  shortKid: shortKidOf(jwk),
};
/** What the lint is told to expect of it. */
export const EXPECTED = {
  origin: ORIGIN,
  agencySlug: 'north',
  issuerName: 'North Agency',
  edition: '2026.1',
};

/** The claim as it is read back from its row. */
export function stored(facts = FACTS): StoredClaim {
  const { kid, shortKid, jwtPayload, cwtPayload } = prepareBadgeClaim(facts);
  return { credentialId: randomUUID(), kid, shortKid, jwtPayload, cwtPayload };
}

export function payloadOf(claim: StoredClaim): Record<string, JsonValue> {
  return parseCanonical(claim.jwtPayload) as Record<string, JsonValue>;
}

export function withPayload(claim: StoredClaim, payload: JsonValue): StoredClaim {
  return { ...claim, jwtPayload: canonicalBytes(payload) };
}

/** The rules of the lint that the claim breaks; none where it passes. */
export function brokenBy(claim: StoredClaim, expected = EXPECTED): readonly string[] {
  try {
    relint(claim, expected);
    return [];
  } catch (error) {
    if (error instanceof LintFailure) return error.broken;
    throw error;
  }
}
