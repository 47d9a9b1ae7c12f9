import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { fixedClock } from '#platform/clock';
import { type Code, decodeClaims, encodeClaims, newCode } from '#proof/compact';

import type { BadgeFacts } from './credential.js';
import { canonicalBytes, type JsonObject, type JsonValue, parseCanonical } from './json.js';
import { LintFailure, relint, type StoredClaim } from './lint.js';
import { LINT_RULES } from './lint-rules.js';
import { kidOf, publicJwkOf, shortKidOf } from './names.js';
import { prepareBadgeClaim } from './prepare-badge-claim.js';
import { PreparedClaim, sealClaim } from './prepared-claim.js';
import { isSignableName } from './signable-name.js';

const ORIGIN = 'https://verify.example.org';
const jwk = publicJwkOf(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
)!;
const FACTS: BadgeFacts = {
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
const EXPECTED = { origin: ORIGIN, agencySlug: 'north', issuerName: 'North Agency', edition: '2026.1' };

const stored = (facts = FACTS): StoredClaim => {
  const { kid, shortKid, jwtPayload, cwtPayload } = prepareBadgeClaim(facts);
  return { credentialId: randomUUID(), kid, shortKid, jwtPayload, cwtPayload };
};
const payloadOf = (claim: StoredClaim) => parseCanonical(claim.jwtPayload) as Record<string, JsonValue>;
const brokenBy = (claim: StoredClaim, expected = EXPECTED): readonly string[] => {
  try {
    relint(claim, expected);
    return [];
  } catch (error) {
    if (error instanceof LintFailure) return error.broken;
    throw error;
  }
};
const withPayload = (claim: StoredClaim, payload: JsonValue): StoredClaim => ({
  ...claim,
  jwtPayload: canonicalBytes(payload),
});

describe('a badge’s claim', () => {
  test('is the Open Badges 3.0 credential with its registered claims', () => {
    expect(payloadOf(stored())).toEqual({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: `${ORIGIN}/v/${FACTS.code}`,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Member Service Qualified',
      issuer: { id: `${ORIGIN}/o/north`, type: ['Profile'], name: 'North Agency' },
      validFrom: '2026-11-21T19:32:00Z',
      validUntil: '2028-11-21T05:00:00Z',
      credentialSubject: {
        id: FACTS.subjectUrn,
        type: ['AchievementSubject'],
        identifier: [
          { type: 'IdentityObject', hashed: false, identityHash: 'Z. Tremblay', identityType: 'name' },
        ],
        achievement: {
          id: `${ORIGIN}/achievements/msq/2026.1`,
          type: ['Achievement'],
          achievementType: 'CertificateOfCompletion',
          name: 'Member Service Qualified',
          description: expect.stringContaining('not a security guard licence'),
          criteria: { narrative: expect.stringContaining('Assignments 1 to 4') },
          humanCode: 'MSQ',
          inLanguage: 'en-CA',
        },
      },
      credentialStatus: {
        id: `${ORIGIN}/status/r17#4711`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '4711',
        statusListCredential: `${ORIGIN}/status/r17`,
      },
      iss: `${ORIGIN}/o/north`,
      jti: `${ORIGIN}/v/${FACTS.code}`,
      sub: FACTS.subjectUrn,
      nbf: 1_795_289_520,
      exp: 1_858_395_600,
    });
  });

  test('says the same in the link', () => {
    expect(decodeClaims(stored().cwtPayload)).toEqual({
      code: FACTS.code,
      typeCode: 1,
      notBefore: 1_795_289_520,
      expires: 1_858_395_600,
      name: 'Z. Tremblay',
      status: { list: 17, position: 4711 },
    });
  });

  test('without a name says none in either form', () => {
    const claim = stored({ ...FACTS, publicName: null });
    expect(payloadOf(claim)['credentialSubject']).not.toHaveProperty('identifier');
    expect(decodeClaims(claim.cwtPayload)).not.toHaveProperty('name');
    expect(brokenBy(claim)).toEqual([]);
  });

  test('drops milliseconds from both dates', () => {
    const validFrom = fixedClock('2026-11-21T19:32:00.987Z').now();
    expect(stored({ ...FACTS, validFrom }).jwtPayload).toEqual(stored().jwtPayload);
  });

  test.each(['Żółć', 'O’Neil-Смирнов', 'محمد', 'א. כהן', 'क्‍ष', '李', 'é'.repeat(80)])(
    'carries the name %s',
    (publicName) => {
      expect(brokenBy(stored({ ...FACTS, publicName }))).toEqual([]);
    },
  );
});

describe('a claim that is not prepared', () => {
  const badNames = {
    empty: '',
    'only a space': ' ',
    'a space at the end': 'Z. Tremblay ',
    'not in NFC': 'Zoe\u0301',
    'a newline': 'Z.\nTremblay',
    'a null': 'Z\u0000T',
    'an override of direction': 'Z. \u202eyalbmerT',
    'an isolate': 'Z. \u2066T',
    'a mark of direction': 'Z.\u200f T',
    'a byte order mark': 'Z.\uFEFF T',
    'a hidden space': 'Z.\u200b T',
    'half a surrogate pair': 'Z. \uD800',
    'over 160 bytes': 'é'.repeat(81),
    'an e-mail address': 'z.tremblay@example.org',
    'a wide e-mail address': 'z.tremblay＠example.org',
  };

  test.each(Object.entries(badNames))('a name: %s', (_, publicName) => {
    expect(isSignableName(publicName)).toBe(false);
    expect(() => prepareBadgeClaim({ ...FACTS, publicName })).toThrow();
  });

  test.each<[string, Partial<BadgeFacts>]>([
    ['dates in the wrong order', { validFrom: FACTS.expiresAt, expiresAt: FACTS.validFrom }],
    ['an empty term', { expiresAt: FACTS.validFrom }],
    ['a subject that is no urn', { subjectUrn: 'https://example.org/learners/7' }],
    ['a subject in capitals', { subjectUrn: FACTS.subjectUrn.toUpperCase() }],
    ['a code with a wrong check character', { code: '0000000000000001' as Code }],
    ['an origin with a slash', { origin: `${ORIGIN}/` }],
    ['an edition with a slash', { edition: '2026/../1' }],
    ['an issuer without a name', { issuer: { slug: 'north', name: '' } }],
    ['an issuer’s name with a control', { issuer: { slug: 'north', name: 'North\u0007' } }],
    ['a kid in capitals', { kid: FACTS.kid.toUpperCase() }],
    ['a kid with a path', { kid: '../../../keys/aa' }],
    ['a short kid of another key', { shortKid: Uint8Array.of(1, 2, 3, 4) }],
    ['a short kid cut short', { shortKid: FACTS.shortKid.slice(0, 3) }],
    ['a place after the last (T39)', { status: { list: 17, position: 131_072 } }],
    ['a place before the first (T39)', { status: { list: 17, position: -1 } }],
    ['a list that is none (T39)', { status: { list: 0, position: 4711 } }],
    ['a list past counting (T39)', { status: { list: 2 ** 31, position: 4711 } }],
  ])('%s', (_, change) => {
    expect(() => prepareBadgeClaim({ ...FACTS, ...change })).toThrow(LintFailure);
  });

  test.each(['origin', 'agencySlug', 'issuerName', 'edition'] as const)(
    'expected with another %s',
    (member) => {
      expect(brokenBy(stored(), { ...EXPECTED, [member]: 'https://other.example' })).not.toEqual([]);
    },
  );
});

describe('the lint', () => {
  test('passes what was prepared, from its stored bytes', () => {
    expect(brokenBy(stored())).toEqual([]);
  });

  test('names every rule once', () => {
    const names = LINT_RULES.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('tells which claim it was, and never what the claim says', () => {
    const claim = withPayload(stored(), { ...payloadOf(stored()), email: 'z.tremblay@example.org' });
    try {
      relint(claim, EXPECTED);
      throw new Error('It passed.');
    } catch (error) {
      expect((error as LintFailure).broken).toEqual(['members-are-exactly-ours', 'no-e-mail']);
      expect((error as LintFailure).message).toContain(claim.credentialId);
      expect((error as LintFailure).message).not.toContain('example.org');
    }
  });

  test('says of bytes that are not canonical, and of dates in the wrong order, that they are', () => {
    const claim = stored();
    const spaced = Buffer.concat([claim.jwtPayload, Buffer.from(' ')]);
    expect(brokenBy({ ...claim, jwtPayload: spaced })).toContain('json-is-canonical');
    const { nbf, exp, ...rest } = payloadOf(claim);
    expect(brokenBy(withPayload(claim, { ...rest, nbf: exp!, exp: nbf! }))).toContain('dates-are-in-order');
  });

  test('refuses a link that says otherwise than the token', () => {
    const claims = decodeClaims(stored().cwtPayload)!;
    const others = [
      { ...claims, code: newCode(randomBytes) },
      { ...claims, name: 'Z. Tremblai' },
      { ...claims, notBefore: claims.notBefore + 1 },
      { ...claims, expires: claims.expires + 1 },
      { ...claims, typeCode: 2 },
      { ...claims, status: { list: 18, position: 4711 } },
      { ...claims, status: { list: 17, position: 4712 } },
    ];
    const { name: _, ...nameless } = claims;
    const { status: __, ...placeless } = claims;
    for (const other of [...others, nameless, placeless])
      expect(brokenBy({ ...stored(), cwtPayload: encodeClaims(other) })).toEqual(['both-forms-say-the-same']);
  });

  test('T21: of all single bytes of the token’s payload, none can be changed', () => {
    const claim = stored();
    const passed = [...claim.jwtPayload.keys()].filter((place) => {
      const jwtPayload = Uint8Array.from(claim.jwtPayload);
      jwtPayload[place]! ^= 1;
      return brokenBy({ ...claim, jwtPayload }).length === 0;
    });
    expect(passed).toEqual([]);
  });

  test('T21: of 300 mutated payloads none passes', () => {
    const claim = stored();
    const original = payloadOf(claim);
    const places = pathsOf(original);
    const mutant = fc
      .tuple(fc.constantFrom(...places), fc.constantFrom(...Object.keys(MUTATORS)), fc.nat(), fc.jsonValue())
      .map(([path, how, number, value]) =>
        mutate(original, path, MUTATORS[how]!, { number, value: value as JsonValue }),
      )
      .filter((payload) => !Buffer.from(canonicalBytes(payload)).equals(claim.jwtPayload));
    let tried = 0;
    fc.assert(
      fc.property(mutant, (payload) => {
        tried += 1;
        expect(brokenBy(withPayload(claim, payload))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(tried).toBe(300);
  });

  test('T21: a member of ours that is left out, and one that is not ours, are each refused anywhere', () => {
    const original = payloadOf(stored());
    for (const path of pathsOf(original)) {
      expect(brokenBy(withPayload(stored(), mutate(original, path, MUTATORS['remove']!)))).not.toEqual([]);
      expect(brokenBy(withPayload(stored(), mutate(original, path, MUTATORS['add beside']!)))).not.toEqual(
        [],
      );
    }
  });

  test('T35: a payload over 8 KB is refused', () => {
    const issuerName = 'N'.repeat(9000);
    const payload = {
      ...payloadOf(stored()),
      issuer: { id: `${ORIGIN}/o/north`, type: ['Profile'], name: issuerName },
    };
    expect(brokenBy(withPayload(stored(), payload), { ...EXPECTED, issuerName })).toContain(
      'payload-is-small',
    );
  });
});

describe('a prepared claim', () => {
  test('cannot be made outside this room', () => {
    const Made = PreparedClaim as unknown as new () => PreparedClaim;
    expect(PreparedClaim.isOne(prepareBadgeClaim(FACTS))).toBe(true);
    expect(PreparedClaim.isOne({ ...prepareBadgeClaim(FACTS) })).toBe(false);
    expect(PreparedClaim.isOne(Object.create(PreparedClaim.prototype))).toBe(false);
    expect(() => new Made().kid).toThrow();
  });

  test('keeps its bytes whatever is done to the ones it took and the ones it gave', () => {
    const { facts, edition } = prepareBadgeClaim(FACTS);
    const source = { ...stored(), keyId: 'x', facts, edition };
    const claim = sealClaim(source);
    const before = Buffer.from(claim.jwtPayload);
    source.jwtPayload.fill(0);
    claim.jwtPayload.fill(1);
    expect(Buffer.from(claim.jwtPayload)).toEqual(before);
    expect(() => Object.assign(claim, { kid: 'other' })).toThrow();
  });

  test('names its key as the header will', () => {
    expect(prepareBadgeClaim(FACTS).keyId).toBe(`${ORIGIN}/keys/${FACTS.kid}`);
  });
});

type Path = readonly (string | number)[];
interface Draw {
  readonly number: number;
  readonly value: JsonValue;
}
/** What stands at the place becomes another value; undefined takes it away. */
type Mutator = (old: JsonValue, draw: Draw) => JsonValue | undefined;

const MUTATORS: Readonly<Record<string, Mutator>> = {
  remove: () => undefined,
  replace: (_, { value }) => value,
  null: () => null,
  empty: () => '',
  wrap: (old) => [old],
  'add beside': (old) =>
    isRecord(old) ? { ...old, extra: 'x' } : Array.isArray(old) ? [...(old as JsonValue[]), 'x'] : [old, 'x'],
  'shift number': (old, { number }) =>
    typeof old === 'number' ? old + 1 + (number % 90_000) : `${JSON.stringify(old)}1`,
  fraction: (old) => (typeof old === 'number' ? old + 0.5 : 0.5),
  'one letter': (old, { number }) =>
    typeof old === 'string'
      ? old.slice(0, number % (old.length + 1)) + 'x' + old.slice(number % (old.length + 1))
      : 'x',
  'e-mail': () => 'z.tremblay@example.org',
  'turned text': (old) => (typeof old === 'string' ? `${old}\u202e` : '\u202e'),
};

function isRecord(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathsOf(value: JsonValue, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const below = (parts as [string | number, JsonValue][]).flatMap(([key, part]) =>
    pathsOf(part, [...path, key]),
  );
  return path.length === 0 ? below : [path, ...below];
}

function mutate(
  root: JsonValue,
  path: Path,
  mutator: Mutator,
  draw: Draw = { number: 0, value: 0 },
): JsonValue {
  const copy = structuredClone(root) as Record<string | number, JsonValue>;
  const parent = path
    .slice(0, -1)
    .reduce((part, key) => part[key] as Record<string | number, JsonValue>, copy);
  const last = path.at(-1)!;
  const changed = mutator(parent[last]!, draw);
  if (changed !== undefined) parent[last] = changed;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return copy;
}
