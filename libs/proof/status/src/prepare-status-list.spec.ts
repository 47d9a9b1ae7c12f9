import { describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { at, canonicalBytes, type JsonObject, type JsonValue, parseCanonical } from '#proof/claims';

import { bitsOf, encodeBits, isSet } from './bits.js';
import { lintStatusList, STATUS_LINT_RULES, StatusLintFailure } from './lint.js';
import { prepareStatusList } from './prepare-status-list.js';
import { PreparedStatusList } from './prepared-status-list.js';
import { publishedStatusList } from './published-status-list.js';
import { readStatusListClaims, type StatusList, type StatusListFacts, statusListOf } from './status-list.js';

const ORIGIN = 'https://verify.example.org';
const URL = `${ORIGIN}/status/r17`;
const NOW = fixedClock('2026-11-21T19:32:00.750Z').now();
const FACTS: StatusListFacts = {
  origin: ORIGIN,
  number: 17,
  purpose: 'revocation',
  slug: 'north',
  kid: 'abcdefghijklmnop',
  positions: [4711, 0, 131_071],
  previous: null,
  now: NOW,
};

const claimsOf = (facts: Partial<StatusListFacts> = {}): JsonObject =>
  parseCanonical(prepareStatusList({ ...FACTS, ...facts }).payload) as JsonObject;
const listOf = (facts: Partial<StatusListFacts> = {}): StatusList => readStatusListClaims(claimsOf(facts))!;
const brokenBy = (act: () => unknown): readonly string[] => {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof StatusLintFailure) return error.broken;
    throw error;
  }
};

test('a list is a Bitstring status list credential in JWT form', () => {
  expect(claimsOf()).toEqual({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: URL,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: `${ORIGIN}/o/north`,
    validFrom: '2026-11-21T19:32:00Z',
    validUntil: '2026-11-28T19:32:00Z',
    credentialSubject: {
      id: `${URL}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      ttl: 300_000,
      encodedList: encodeBits(bitsOf(FACTS.positions)),
    },
    iss: `${ORIGIN}/o/north`,
    sub: URL,
    iat: 1_795_289_520,
    exp: 1_795_289_520 + 7 * 86_400,
    version: 1,
  });
});

test('a list is signed only as it left the lint', () => {
  const prepared = prepareStatusList(FACTS);
  expect([PreparedStatusList.isOne(prepared), PreparedStatusList.isOne({ ...prepared })]).toEqual([
    true,
    false,
  ]);
  expect(prepared.keyId).toBe(`${ORIGIN}/keys/abcdefghijklmnop`);
  prepared.payload.fill(0);
  expect(parseCanonical(prepared.payload)).toEqual(claimsOf());
});

describe('the next version', () => {
  test('is one higher and says what the rows say', () => {
    const next = listOf({ previous: listOf(), positions: [...FACTS.positions, 12] });
    expect([next.version, next.number, next.slug, isSet(next.bits, 12)]).toEqual([2, 17, 'north', true]);
  });

  test('is not signed when a revocation was lost on the way (T38)', () => {
    const previous = listOf();
    const lost = () => prepareStatusList({ ...FACTS, previous, positions: [4711, 0, 12, 13] });
    expect(brokenBy(lost)).toEqual(['no-revocation-is-lost']);
  });

  test('of suspensions forgets who was reinstated, and still rises by one', () => {
    const held = { purpose: 'suspension' } as const;
    const next = listOf({ ...held, previous: listOf(held), positions: [0] });
    expect([next.version, next.purpose, isSet(next.bits, 0), isSet(next.bits, 4711)]).toEqual([
      2,
      'suspension',
      true,
      false,
    ]);
  });

  test('is not signed over the version of another list (T38)', () => {
    const previous = listOf({ number: 18 });
    expect(brokenBy(() => prepareStatusList({ ...FACTS, previous }))).toEqual(['follows-its-own-list']);
  });
});

describe('the lint', () => {
  const content = { ...FACTS, version: 1, signedAt: NOW, encodedList: encodeBits(bitsOf(FACTS.positions)) };
  const linted = (different: Partial<typeof content>) => () =>
    lintStatusList(canonicalBytes(statusListOf({ ...content, ...different })), FACTS);
  const other = (facts: Partial<StatusListFacts>) => () => prepareStatusList({ ...FACTS, ...facts });

  test.each<[string, () => unknown]>([
    ['names-are-its-own', linted({ number: 18 })],
    ['names-are-its-own', linted({ purpose: 'suspension' })],
    ['names-are-its-own', linted({ origin: 'https://elsewhere.example.org' })],
    ['issuer-is-the-agency', linted({ slug: 'south' })],
    ['dates-start-now', linted({ signedAt: fixedClock('2026-11-21T19:31:59Z').now() })],
    ['bits-are-the-rows', linted({ encodedList: encodeBits(bitsOf([4711, 0])) })],
    ['version-rises-by-one', linted({ version: 2 })],
    ['reads-back', linted({ encodedList: 'uAAAA' })],
    ['reads-back', () => lintStatusList(Buffer.from('{}'), FACTS)],
    ['reads-back', () => lintStatusList(Buffer.from('not JSON'), FACTS)],
    ['kid-has-its-form', other({ kid: 'ABC' })],
    ['origin-is-an-origin', other({ origin: 'https://VERIFY.example.org' })],
    ['follows-its-own-list', other({ previous: listOf({ number: 18 }) })],
    ['follows-its-own-list', other({ previous: listOf({ purpose: 'suspension' }) })],
    ['no-revocation-is-lost', other({ previous: listOf({ positions: [5] }) })],
  ])('refuses by %s', (rule, act) => {
    expect(brokenBy(act)).toEqual([rule]);
  });

  test('has no rule that was never seen to refuse', () => {
    expect(STATUS_LINT_RULES.map(({ name }) => name)).toHaveLength(9);
  });
});

describe('what is read is exactly what we write', () => {
  const claims = claimsOf();
  const subject = claims['credentialSubject'] as JsonObject;
  const changed = (member: string, value: JsonValue): JsonObject => ({ ...claims, [member]: value });

  test.each<[string, JsonValue]>([
    ['nothing', null],
    ['a number', 7],
    ['one member more', changed('note', 'x')],
    ['one member less', Object.fromEntries(Object.entries(claims).filter(([name]) => name !== 'validUntil'))],
    ['another name than its subject', changed('sub', `${ORIGIN}/status/r18`)],
    ['another issuer than its own', changed('issuer', `${ORIGIN}/o/south`)],
    ['a longer life', changed('exp', (at(claims, 'exp') as number) + 1)],
    ['another kind', changed('type', ['VerifiableCredential'])],
    ['another purpose', changed('credentialSubject', { ...subject, statusPurpose: 'suspension' })],
    ['no ttl', changed('credentialSubject', { ...subject, ttl: 0 })],
    ['a version of nothing', changed('version', 0)],
    ['a version in words', changed('version', '1')],
    ['a signature before time', changed('iat', -1)],
    ['a signature after time', changed('iat', 1e15)],
    ['a name of another kind', changed('id', `${ORIGIN}/status/s17`)],
    ['a list of half the length', changed('credentialSubject', { ...subject, encodedList: 'u' })],
  ])('not %s', (_, value) => {
    expect(readStatusListClaims(value)).toBeNull();
  });

  test('a token of our table is read without asking who signed it', () => {
    const jwt = `e30.${Buffer.from(canonicalBytes(claims)).toString('base64url')}.AA`;
    expect(publishedStatusList(jwt)).toEqual(listOf());
    expect(publishedStatusList('')).toBeNull();
    expect(publishedStatusList('e30.e30.AA')).toBeNull();
  });
});
