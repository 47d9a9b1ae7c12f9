import { type Instant, instantOf, isoSeconds } from '#platform/clock';

import { isCredentialKind } from './achievements.js';
import { achievementOf, CONTEXTS, CREDENTIAL_TYPES } from './credential.js';
import { at, type JsonValue } from './json.js';
import { credentialId, isKid, isOrigin, issuerId, shortKidIn } from './names.js';
import { conforms, type Shape } from './shape.js';
import { holdsEmail, isSignableName } from './signable-name.js';
import { isSeconds, sameFacts, type StatedFacts } from './stated-facts.js';
import { statusEntriesOf, statusEntryOf } from './status-entry.js';

/** What the payload has to agree with, known from elsewhere than the payload. */
export interface Expected {
  readonly origin: string;
  readonly agencySlug: string;
  readonly issuerName?: string;
  readonly edition?: string;
}

/** The bytes of one claim, parsed once. Null: not our JSON, not our CBOR, or not our facts. */
export interface Draft {
  readonly expected: Expected;
  readonly kid: string;
  readonly shortKid: Uint8Array;
  readonly payloadBytes: number;
  readonly credential: JsonValue | null;
  readonly facts: StatedFacts | null;
  readonly compact: StatedFacts | null;
}

export interface LintRule {
  readonly name: string;
  readonly holds: (draft: Draft) => boolean;
}

/** Twice the longest honest payload, and with header and signature well inside the 16 KB of a token (T35). */
const PAYLOAD_BYTES_AT_MOST = 8 * 1024;
const URN = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const EDITION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const STATUS_ENTRY: Shape = {
  members: {
    id: 'text',
    type: 'text',
    statusPurpose: 'text',
    statusListIndex: 'text',
    statusListCredential: 'text',
  },
};

const CREDENTIAL: Shape = {
  members: {
    '@context': { each: 'text', count: 2 },
    id: 'text',
    type: { each: 'text', count: 2 },
    name: 'text',
    issuer: { members: { id: 'text', type: { each: 'text', count: 1 }, name: 'text' } },
    validFrom: 'text',
    validUntil: 'text',
    credentialSubject: {
      members: {
        id: 'text',
        type: { each: 'text', count: 1 },
        identifier: {
          count: 1,
          each: { members: { type: 'text', hashed: 'no', identityHash: 'text', identityType: 'text' } },
        },
        achievement: {
          members: {
            id: 'text',
            type: { each: 'text', count: 1 },
            achievementType: 'text',
            name: 'text',
            description: 'text',
            criteria: { members: { narrative: 'text' } },
            humanCode: 'text',
            inLanguage: 'text',
          },
        },
      },
      optional: ['identifier'],
    },
    credentialStatus: { either: [{ each: STATUS_ENTRY, count: 2 }, STATUS_ENTRY] },
    iss: 'text',
    sub: 'text',
    jti: 'text',
    nbf: 'number',
    exp: 'number',
  },
};

/** Every rule that a claim must pass before a key may touch it. */
export const LINT_RULES: readonly LintRule[] = [
  { name: 'json-is-canonical', holds: ({ credential }) => credential !== null },
  { name: 'payload-is-small', holds: ({ payloadBytes }) => payloadBytes <= PAYLOAD_BYTES_AT_MOST },
  {
    name: 'members-are-exactly-ours',
    holds: ({ credential }) => credential !== null && conforms(credential, CREDENTIAL),
  },
  { name: 'contexts-are-ours', holds: ({ credential }) => same(at(credential ?? '', '@context'), CONTEXTS) },
  { name: 'types-are-ours', holds: typesAreOurs },
  { name: 'origin-is-an-origin', holds: ({ expected }) => isOrigin(expected.origin) },
  { name: 'identifiers-agree', holds: identifiersAgree },
  { name: 'issuer-is-the-agency', holds: issuerIsTheAgency },
  { name: 'subject-is-a-urn', holds: subjectIsAUrn },
  { name: 'dates-are-whole-seconds', holds: datesAreWholeSeconds },
  { name: 'dates-are-in-order', holds: ({ facts }) => facts !== null && facts.notBefore < facts.expires },
  { name: 'names-can-be-shown', holds: namesCanBeShown },
  { name: 'achievement-is-in-our-words', holds: achievementIsInOurWords },
  { name: 'status-is-our-entry', holds: statusIsOurEntry },
  {
    name: 'no-e-mail',
    holds: ({ credential }) => credential !== null && !namesAnEmail(credential),
  },
  {
    name: 'both-forms-say-the-same',
    holds: ({ facts, compact }) => facts !== null && compact !== null && sameFacts(facts, compact),
  },
  { name: 'kid-has-its-form', holds: kidHasItsForm },
];

function typesAreOurs({ credential, facts }: Draft): boolean {
  if (credential === null) return false;
  const identifier = at(credential, 'credentialSubject', 'identifier', 0);
  return (
    same(at(credential, 'type'), CREDENTIAL_TYPES) &&
    same(at(credential, 'issuer', 'type'), ['Profile']) &&
    same(at(credential, 'credentialSubject', 'type'), ['AchievementSubject']) &&
    (facts?.name === null ||
      (at(identifier, 'type') === 'IdentityObject' && at(identifier, 'identityType') === 'name'))
  );
}

function identifiersAgree({ credential, facts, expected }: Draft): boolean {
  if (credential === null || facts === null) return false;
  const id = credentialId(expected.origin, facts.code);
  return at(credential, 'id') === id && at(credential, 'jti') === id;
}

function issuerIsTheAgency({ credential, expected }: Draft): boolean {
  const id = issuerId(expected.origin, expected.agencySlug);
  const name = at(credential ?? '', 'issuer', 'name');
  return (
    at(credential ?? '', 'iss') === id &&
    at(credential ?? '', 'issuer', 'id') === id &&
    (expected.issuerName === undefined || name === expected.issuerName)
  );
}

function subjectIsAUrn({ credential }: Draft): boolean {
  const sub = at(credential ?? '', 'sub');
  return typeof sub === 'string' && URN.test(sub) && at(credential ?? '', 'credentialSubject', 'id') === sub;
}

function datesAreWholeSeconds({ credential, facts }: Draft): boolean {
  return (
    facts !== null &&
    at(credential ?? '', 'validFrom') === isoOf(facts.notBefore) &&
    at(credential ?? '', 'validUntil') === isoOf(facts.expires)
  );
}

function namesCanBeShown({ credential, facts }: Draft): boolean {
  const issuer = at(credential ?? '', 'issuer', 'name');
  if (facts === null || typeof issuer !== 'string' || !isSignableName(issuer)) return false;
  return facts.name === null || isSignableName(facts.name);
}

function achievementIsInOurWords({ credential, expected }: Draft): boolean {
  const achievement = at(credential ?? '', 'credentialSubject', 'achievement');
  const kind = at(achievement, 'humanCode');
  const edition = editionIn(credential);
  if (!isCredentialKind(kind) || edition === null) return false;
  const ours = achievementOf(expected.origin, kind, edition);
  return (
    EDITION.test(edition) &&
    (expected.edition === undefined || edition === expected.edition) &&
    same(achievement, ours) &&
    at(credential ?? '', 'name') === at(ours, 'name')
  );
}

/** The edition of the programme: the last segment of the achievement's name. */
export function editionIn(credential: JsonValue | null): string | null {
  const id = at(credential ?? '', 'credentialSubject', 'achievement', 'id');
  return typeof id === 'string' ? id.slice(id.lastIndexOf('/') + 1) : null;
}

/**
 * The place is the row's to confirm; that the entries around it are ours to the letter, is seen here. What was prepared
 * before there were lists of suspensions has one.
 */
function statusIsOurEntry({ credential, facts, expected }: Draft): boolean {
  if (credential === null || facts === null) return false;
  const place = { list: facts.statusList, position: facts.statusPosition };
  const status = at(credential, 'credentialStatus');
  return (
    same(status, statusEntriesOf(expected.origin, place)) ||
    same(status, statusEntryOf(expected.origin, place, 'revocation'))
  );
}

function kidHasItsForm({ kid, shortKid }: Draft): boolean {
  const begins = shortKidIn(kid);
  return isKid(kid) && begins !== null && Buffer.from(begins).equals(shortKid);
}

function isoOf(seconds: number): string | null {
  const instant: Instant = instantOf(seconds * 1000);
  return isSeconds(seconds) && !Number.isNaN(instant.getTime()) ? isoSeconds(instant) : null;
}

/** Two JSON values have the same RFC 8785 text when they have the same parts; no text need be written to see it. */
function same(value: JsonValue | undefined, ours: JsonValue): boolean {
  if (typeof ours !== 'object' || ours === null) return value === ours;
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(ours))
    return false;
  const members = Object.keys(ours);
  return (
    Object.keys(value).length === members.length &&
    members.every(
      (member) => Object.hasOwn(value, member) && same(at(value, member), at(ours, member) ?? null),
    )
  );
}

/** Whether a text or the name of a member, however deep, holds an e-mail address. */
function namesAnEmail(value: JsonValue): boolean {
  if (typeof value === 'string') return holdsEmail(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).some(holdsEmail) || Object.values(value).some(namesAnEmail);
}
