import { describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';

import { TRANSCRIPT_WORK, transcriptFacts } from '../../../../test/builders/transcript.builder.js';
import { canonicalBytes, type JsonObject } from './json.js';
import {
  type ExpectedTranscript,
  lintTranscript,
  prepareTranscript,
  TranscriptLintFailure,
} from './prepare-transcript.js';
import { PreparedTranscript } from './prepared-transcript.js';
import { factsOfTranscript, transcriptClaims, type TranscriptFacts } from './transcript-claim.js';

const FACTS = transcriptFacts('https://verify.example.org');
const WORK = TRANSCRIPT_WORK;
const EXPECTED: ExpectedTranscript = {
  ...{ id: FACTS.id, kid: 'abcdefghijklmnop', origin: FACTS.origin, fromSlug: 'north', toSlug: 'south' },
};

function brokenBy(facts: Partial<TranscriptFacts>, expected: Partial<ExpectedTranscript> = {}) {
  return brokenIn(() => prepareTranscript({ ...FACTS, ...facts }, { ...EXPECTED, ...expected }));
}

function brokenIn(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof TranscriptLintFailure) return error.broken;
    throw error;
  }
}

test('what is stated is read back as it was', () => {
  expect(factsOfTranscript(transcriptClaims(FACTS), FACTS.origin)).toEqual(FACTS);
  const prepared = prepareTranscript(FACTS, EXPECTED);
  expect(PreparedTranscript.isOne(prepared)).toBe(true);
  expect(prepared.keyId).toBe(`${FACTS.origin}/keys/${EXPECTED.kid}`);
  expect(Buffer.from(prepared.payload).equals(canonicalBytes(transcriptClaims(FACTS)))).toBe(true);
});

test('a prepared transcript hands out copies: what was linted is what is signed', () => {
  const prepared = prepareTranscript(FACTS, EXPECTED);
  prepared.payload.fill(0);
  expect(prepared.payload[0]).not.toBe(0);
  expect(PreparedTranscript.isOne({ ...EXPECTED, payload: new Uint8Array() })).toBe(false);
});

describe('the lint of transcripts', () => {
  test.each<[string, Partial<TranscriptFacts>, Partial<ExpectedTranscript>]>([
    ['issuer-gives', {}, { fromSlug: 'west' }],
    ['audience-receives', {}, { toSlug: 'west' }],
    ['parties-are-two', { to: { slug: 'north', name: 'North' } }, { toSlug: 'north' }],
    ['identifiers-agree', {}, { id: FACTS.portableId }],
    ['assignments-rise', { accepted: [WORK, WORK] }, {}],
    ['assignments-rise', { accepted: [{ ...WORK, assignment: 0 }] }, {}],
    ['days-are-in-order', { qualifiedOn: '2026-11-22' }, {}],
    ['days-are-in-order', { accepted: [{ ...WORK, decidedOn: '2026-11-22' }] }, {}],
    ['kid-has-its-form', {}, { kid: 'KEY' }],
    ['origin-is-an-origin', { origin: 'verify' }, { origin: 'verify' }],
    ['payload-is-small', { accepted: [{ ...WORK, judgedBy: 'x'.repeat(64 * 1024) }] }, {}],
    ['reads-back', { enrolledOn: '2026-02-30' }, {}],
    ['reads-back', { name: '' }, {}],
    ['reads-back', { id: 'Z. Tremblay' }, {}],
  ])('names %s', (rule, facts, expected) => {
    expect(brokenBy(facts, expected)).toEqual([rule]);
  });

  test('lets the day of the making pass, by the clock of Toronto', () => {
    expect(brokenBy({ qualifiedOn: '2026-11-21' })).toEqual([]);
    const late = { madeAt: fixedClock('2026-11-22T04:59:00Z').now() };
    expect(brokenBy({ ...late, qualifiedOn: '2026-11-22' })).toEqual(['days-are-in-order']);
  });

  test('takes no member that is not ours, and no other spelling', () => {
    const claims = transcriptClaims(FACTS);
    const more = (change: JsonObject) =>
      brokenIn(() => lintTranscript(canonicalBytes({ ...claims, ...change }), EXPECTED));
    expect(more({ email: 'z@example.org' })).toEqual(['members-are-exactly-ours']);
    expect(more({ iss: `${FACTS.origin}/o/west` })).toEqual(['members-are-exactly-ours']);
    const spaced = new TextEncoder().encode(JSON.stringify(claims, null, 1));
    expect(brokenIn(() => lintTranscript(spaced, EXPECTED))).toEqual(['reads-back']);
  });

  test('tells which transcript it was, and never what it says', () => {
    const failing = () => prepareTranscript({ ...FACTS, qualifiedOn: '2030-01-01' }, EXPECTED);
    expect(failing).toThrow(FACTS.id);
    expect(failing).not.toThrow('Tremblay');
  });
});
