import { type Instant, isoSeconds, secondsOf } from '#platform/clock';
import type { Code } from '#proof/compact';

import { ACHIEVEMENTS, type CredentialKind } from './achievements.js';
import type { JsonObject } from './json.js';
import { achievementId, credentialId, issuerId } from './names.js';
import { statusEntriesOf, type StatusPlace } from './status-entry.js';

/** What a badge is about to state. Milliseconds are dropped: what is signed has whole seconds. */
export interface BadgeFacts {
  /** VERIFY_ORIGIN: the public door, printed on cards for years. */
  readonly origin: string;
  readonly code: Code;
  readonly credentialKind: CredentialKind;
  /** The edition of the programme that was completed. */
  readonly edition: string;
  readonly issuer: { readonly slug: string; readonly name: string };
  /** The name that the learner chose to show, or none. */
  readonly publicName: string | null;
  readonly validFrom: Instant;
  /** The first instant after the last day. */
  readonly expiresAt: Instant;
  /** `urn:uuid:…`, one per credential, so that two badges of one person do not point at each other. */
  readonly subjectUrn: string;
  /** The place that nobody else has, taken when the badge was prepared. */
  readonly status: StatusPlace;
  readonly kid: string;
  readonly shortKid: Uint8Array;
}

/** The two contexts that Open Badges 3.0 appendix B.1.1 asks for, in this order. */
export const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

export const CREDENTIAL_TYPES = ['VerifiableCredential', 'OpenBadgeCredential'] as const;
const LANGUAGE = 'en-CA';

/**
 * The credential as an Open Badges 3.0 JWT payload (OB 3.0 section 8.2.4): VCDM 2 members and the five registered
 * claims that repeat them. Never the community, a birth date, a licence, an e-mail or the learner's id.
 */
export function credentialOf(facts: BadgeFacts): JsonObject {
  const { origin, code, issuer, validFrom, expiresAt } = facts;
  const id = credentialId(origin, code);
  const issuedBy = issuerId(origin, issuer.slug);
  return {
    '@context': CONTEXTS,
    id,
    type: CREDENTIAL_TYPES,
    name: ACHIEVEMENTS[facts.credentialKind].name,
    issuer: { id: issuedBy, type: ['Profile'], name: issuer.name },
    validFrom: isoSeconds(validFrom),
    validUntil: isoSeconds(expiresAt),
    credentialSubject: subjectOf(facts),
    credentialStatus: statusEntriesOf(origin, facts.status),
    iss: issuedBy,
    sub: facts.subjectUrn,
    jti: id,
    nbf: secondsOf(validFrom),
    exp: secondsOf(expiresAt),
  };
}

/** The achievement's own words, in its edition. */
export function achievementOf(origin: string, kind: CredentialKind, edition: string): JsonObject {
  const { slug, name, description, narrative } = ACHIEVEMENTS[kind];
  return {
    id: achievementId(origin, slug, edition),
    type: ['Achievement'],
    achievementType: 'CertificateOfCompletion',
    name,
    description,
    criteria: { narrative },
    humanCode: kind,
    inLanguage: LANGUAGE,
  };
}

function subjectOf({ origin, credentialKind, edition, subjectUrn, publicName }: BadgeFacts): JsonObject {
  return {
    id: subjectUrn,
    type: ['AchievementSubject'],
    ...(publicName === null ? {} : { identifier: [nameOf(publicName)] }),
    achievement: achievementOf(origin, credentialKind, edition),
  };
}

/** OB 3.0 appendix B.1.11: a name in clear, which the holder agreed to show. */
function nameOf(publicName: string): JsonObject {
  return { type: 'IdentityObject', hashed: false, identityHash: publicName, identityType: 'name' };
}
