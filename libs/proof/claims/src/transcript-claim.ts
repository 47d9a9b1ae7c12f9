import { type Instant, instantOf, isCalendarDay, secondsOf } from '#platform/clock';

import { at, type JsonObject, type JsonValue } from './json.js';
import { issuerId } from './names.js';
import { isSeconds } from './stated-facts.js';

/** One assignment as a transcript states it: when it was done, and who judged it, as text. */
export interface TranscriptAssignment {
  readonly assignment: number;
  readonly completedOn: string;
  readonly decidedOn: string | null;
  /** Null where nobody's name stands in the giving agency's books. */
  readonly judgedBy: string | null;
  readonly outcomesMet: readonly string[];
}

export interface TranscriptParty {
  readonly slug: string;
  readonly name: string;
}

/** What an agency states of a learner who goes to another one. Days are calendar days, `YYYY-MM-DD`. */
export interface TranscriptFacts {
  readonly origin: string;
  readonly id: string;
  readonly portableId: string;
  /** The giving agency, in whose name it is signed. */
  readonly from: TranscriptParty;
  /** The receiving agency, for whom it is made. */
  readonly to: TranscriptParty;
  readonly madeAt: Instant;
  readonly name: string;
  readonly programme: { readonly programme: string; readonly edition: string };
  readonly track: string;
  readonly enrolledOn: string;
  readonly qualifiedOn: string | null;
  readonly accepted: readonly TranscriptAssignment[];
}

/** The claims of the token: the registered ones of RFC 7519, and `transcript` for the rest. Never an e-mail or an age. */
export function transcriptClaims(facts: TranscriptFacts): JsonObject {
  const { origin, from, to, name, programme, track, enrolledOn, qualifiedOn, accepted } = facts;
  return {
    iss: issuerId(origin, from.slug),
    aud: issuerId(origin, to.slug),
    sub: urn(facts.portableId),
    jti: urn(facts.id),
    iat: secondsOf(facts.madeAt),
    transcript: {
      ...{ name, from: party(from), to: party(to), track, enrolledOn, qualifiedOn },
      programme: { programme: programme.programme, edition: programme.edition },
      accepted: accepted.map(({ assignment, completedOn, decidedOn, judgedBy, outcomesMet }) => ({
        ...{ assignment, completedOn, decidedOn, judgedBy, outcomesMet },
      })),
    },
  };
}

/** Reads the claims back; null where a fact is missing or of another kind. Members too many are not seen here. */
export function factsOfTranscript(claims: JsonValue, origin: string): TranscriptFacts | null {
  const iat = at(claims, 'iat');
  const stated = at(claims, 'transcript');
  const texts = textsIn(stated);
  const [from, to] = [partyIn(at(stated, 'from')), partyIn(at(stated, 'to'))];
  const [id, portableId] = [idIn(at(claims, 'jti')), idIn(at(claims, 'sub'))];
  const accepted = acceptedIn(at(stated, 'accepted'));
  const qualifiedOn = at(stated, 'qualifiedOn');
  if (!isSeconds(iat) || texts === null || !isDayOrNull(qualifiedOn)) return null;
  if (from === null || to === null || id === null || portableId === null || accepted === null) return null;
  const { programme, edition, ...rest } = texts;
  return {
    ...{ origin, id, portableId, from, to, qualifiedOn, accepted, ...rest },
    madeAt: instantOf(iat * 1000),
    programme: { programme, edition },
  };
}

function textsIn(stated: JsonValue | undefined) {
  const name = at(stated, 'name');
  const track = at(stated, 'track');
  const enrolledOn = at(stated, 'enrolledOn');
  const programme = at(stated, 'programme', 'programme');
  const edition = at(stated, 'programme', 'edition');
  return isText(name) && isText(track) && isDay(enrolledOn) && isText(programme) && isText(edition)
    ? { name, track, enrolledOn, programme, edition }
    : null;
}

function acceptedIn(value: JsonValue | undefined): readonly TranscriptAssignment[] | null {
  if (!Array.isArray(value)) return null;
  const all = value.map(assignmentIn);
  const accepted = all.filter((one) => one !== null);
  return accepted.length === all.length ? accepted : null;
}

function assignmentIn(value: JsonValue): TranscriptAssignment | null {
  const assignment = at(value, 'assignment');
  const completedOn = at(value, 'completedOn');
  const decidedOn = at(value, 'decidedOn');
  const judgedBy = at(value, 'judgedBy');
  const outcomesMet = at(value, 'outcomesMet');
  if (!isSeconds(assignment) || !isDay(completedOn) || !isDayOrNull(decidedOn)) return null;
  if (!(judgedBy === null || isText(judgedBy)) || !isTexts(outcomesMet)) return null;
  return { assignment, completedOn, decidedOn, judgedBy, outcomesMet };
}

function partyIn(value: JsonValue | undefined): TranscriptParty | null {
  const [slug, name] = [at(value, 'slug'), at(value, 'name')];
  return isText(slug) && isText(name) ? { slug, name } : null;
}

function party({ slug, name }: TranscriptParty): JsonObject {
  return { slug, name };
}

const URN = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function urn(id: string): string {
  return `urn:uuid:${id}`;
}

function idIn(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? (URN.exec(value)?.[1] ?? null) : null;
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isDay(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && isCalendarDay(value);
}

function isDayOrNull(value: JsonValue | undefined): value is string | null {
  return value === null || isDay(value);
}
