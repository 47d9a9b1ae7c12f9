import { dayOf } from '#platform/clock';

import { canonicalBytes, parseCanonical } from './json.js';
import { isKid, isOrigin, keyId } from './names.js';
import { type PreparedTranscript, sealTranscript } from './prepared-transcript.js';
import { factsOfTranscript, transcriptClaims, type TranscriptFacts } from './transcript-claim.js';

/** A transcript that must not be signed: our own bug, or rows that somebody changed. A fault, and worth an alarm. */
export class TranscriptLintFailure extends Error {
  override readonly name = 'TranscriptLintFailure';

  constructor(
    readonly transcriptId: string,
    /** The names of all rules that the transcript breaks. */
    readonly broken: readonly string[],
  ) {
    super(`Transcript ${transcriptId} must not be signed; it breaks ${broken.join(', ')}.`);
  }
}

/** What the bytes have to agree with, known from elsewhere than the transcript. */
export interface ExpectedTranscript {
  readonly id: string;
  readonly kid: string;
  readonly origin: string;
  readonly fromSlug: string;
  readonly toSlug: string;
}

interface Draft {
  readonly payload: Uint8Array;
  readonly facts: TranscriptFacts;
  readonly expected: ExpectedTranscript;
}

/** Far above the longest honest one, a few kilobytes. */
const PAYLOAD_BYTES_AT_MOST = 64 * 1024;

/** Every rule that a transcript must pass before a key may touch it. */
const RULES: readonly { readonly name: string; readonly holds: (draft: Draft) => boolean }[] = [
  { name: 'payload-is-small', holds: ({ payload }) => payload.length <= PAYLOAD_BYTES_AT_MOST },
  { name: 'members-are-exactly-ours', holds: membersAreExactlyOurs },
  { name: 'origin-is-an-origin', holds: ({ expected }) => isOrigin(expected.origin) },
  { name: 'issuer-gives', holds: ({ facts, expected }) => facts.from.slug === expected.fromSlug },
  { name: 'audience-receives', holds: ({ facts, expected }) => facts.to.slug === expected.toSlug },
  { name: 'parties-are-two', holds: ({ facts }) => facts.from.slug !== facts.to.slug },
  { name: 'identifiers-agree', holds: ({ facts, expected }) => facts.id === expected.id },
  { name: 'assignments-rise', holds: assignmentsRise },
  { name: 'days-are-in-order', holds: daysAreInOrder },
  { name: 'kid-has-its-form', holds: ({ expected }) => isKid(expected.kid) },
];

/**
 * Writes the transcript's claims, reads the bytes back rule by rule and vouches for them. Throws `TranscriptLintFailure`
 * with every broken rule.
 */
export function prepareTranscript(facts: TranscriptFacts, expected: ExpectedTranscript): PreparedTranscript {
  return lintTranscript(canonicalBytes(transcriptClaims(facts)), expected);
}

/** The same for bytes from anywhere. */
export function lintTranscript(payload: Uint8Array, expected: ExpectedTranscript): PreparedTranscript {
  const claims = parseCanonical(payload);
  const facts = claims === null ? null : factsOfTranscript(claims, expected.origin);
  if (facts === null) throw new TranscriptLintFailure(expected.id, ['reads-back']);
  const broken = RULES.filter((rule) => !rule.holds({ payload, facts, expected })).map(({ name }) => name);
  if (broken.length > 0) throw new TranscriptLintFailure(expected.id, broken);
  return sealTranscript({ kid: expected.kid, keyId: keyId(expected.origin, expected.kid), payload });
}

/** What the facts are written as is what stands there: not a member more, and both agencies by their right names. */
function membersAreExactlyOurs({ payload, facts }: Draft): boolean {
  return Buffer.from(canonicalBytes(transcriptClaims(facts))).equals(payload);
}

/** Each assignment once, the lowest number first. */
function assignmentsRise({ facts: { accepted } }: Draft): boolean {
  return accepted.every(({ assignment }, at) => assignment > (accepted[at - 1]?.assignment ?? 0));
}

/** Nothing was done, judged or earned after the transcript was made. Days read as texts sort as days do. */
function daysAreInOrder({ facts: { accepted, enrolledOn, qualifiedOn, madeAt } }: Draft): boolean {
  const days = accepted.flatMap(({ completedOn, decidedOn }) => [completedOn, decidedOn ?? completedOn]);
  return [...days, enrolledOn, qualifiedOn ?? enrolledOn].every((day) => day <= dayOf(madeAt));
}
