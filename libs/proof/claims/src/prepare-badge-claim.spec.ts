import { describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { type Code, decodeClaims } from '#proof/compact';

import {
  brokenBy,
  EXPECTED,
  FACTS,
  ORIGIN,
  payloadOf,
  stored,
} from '../../../../test/builders/stored-claim.js';
import type { BadgeFacts } from './credential.js';
import { LintFailure } from './lint.js';
import { prepareBadgeClaim } from './prepare-badge-claim.js';
import { PreparedClaim, sealClaim } from './prepared-claim.js';
import { PreparedTranscript } from './prepared-transcript.js';
import { sealOf } from './sealed.js';
import { isSignableName } from './signable-name.js';

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
      credentialStatus: [
        {
          id: `${ORIGIN}/status/r17#4711`,
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: '4711',
          statusListCredential: `${ORIGIN}/status/r17`,
        },
        {
          id: `${ORIGIN}/status/s17#4711`,
          type: 'BitstringStatusListEntry',
          statusPurpose: 'suspension',
          statusListIndex: '4711',
          statusListCredential: `${ORIGIN}/status/s17`,
        },
      ],
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

describe('a prepared claim', () => {
  test('cannot be made outside this room', () => {
    const prepared = prepareBadgeClaim(FACTS);
    const Made = prepared.constructor as new (bytes: object) => PreparedClaim;
    expect(PreparedClaim.isOne(prepared)).toBe(true);
    expect(PreparedClaim.isOne({ ...prepared })).toBe(false);
    expect(PreparedClaim.isOne(Object.create(Made.prototype as object))).toBe(false);
    expect(() => new Made({ ...stored(), keyId: 'x' })).toThrow('Only its lint seals it.');
  });

  test('is nothing to the seal of another kind', () => {
    const prepared = prepareBadgeClaim(FACTS);
    expect([PreparedTranscript.isOne(prepared), sealOf<'other', object>().isOne(prepared)]).toEqual([
      ...[false, false],
    ]);
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
