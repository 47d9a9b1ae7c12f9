import { type CalendarDay, plusDays } from '#platform/clock';
import {
  bytesOf,
  ifGiven,
  isBlank,
  NAME_BYTES_AT_MOST,
  type Parsed,
  problem,
  type Raw,
  read,
  readChoice,
  readDay,
  readEmail,
  readExternalId,
  readName,
  together,
} from '#platform/input';

import { AGE_ATTESTATIONS, type AgeAttestation, type Track, TRACKS } from './learner.js';
import { type LearnerName, publicNameOf } from './learner-name.js';

/** Who the learner is, as somebody typed it. */
export interface LearnerFactsRequest {
  readonly givenName?: Raw;
  readonly familyName?: Raw;
  readonly singleName?: Raw;
  readonly displayName?: Raw;
  readonly email?: Raw;
  readonly externalId?: Raw;
  readonly joinedOn?: Raw;
  /** Absent where the agency says nothing of it, which a sheet refuses line by line. */
  readonly ageAttested?: Raw;
}

export interface EnrolLearnerRequest extends LearnerFactsRequest {
  readonly communityId: string;
  readonly track: Raw;
}

export interface LearnerFactsForm {
  readonly name: LearnerName;
  /** Null where the one derived from the name will do. */
  readonly displayName: string | null;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly joinedOn: CalendarDay | null;
}

/** Somebody who is here already: what is attested of their age is said anew each time. */
export interface CorrectedForm extends LearnerFactsForm {
  readonly ageAttested: AgeAttestation;
}

export interface LearnerForm extends LearnerFactsForm {
  readonly ageAttested: AgeAttestation | null;
  readonly track: Track;
}

export function readLearnerForm(request: EnrolLearnerRequest, today: CalendarDay): Parsed<LearnerForm> {
  return together({
    ...factsIn(request, today),
    ageAttested: ifGiven(request.ageAttested, readAge),
    track: readChoice('track', request.track, TRACKS),
  });
}

export function readCorrected(request: LearnerFactsRequest, today: CalendarDay): Parsed<CorrectedForm> {
  return together({ ...factsIn(request, today), ageAttested: readAge(request.ageAttested) });
}

function readAge(raw: Raw): Parsed<AgeAttestation> {
  return readChoice('ageAttested', raw, AGE_ATTESTATIONS);
}

function factsIn(request: LearnerFactsRequest, today: CalendarDay) {
  return {
    name: readLearnerName(request),
    displayName: ifGiven(request.displayName, (text) => readName('displayName', text)),
    email: ifGiven(request.email, (text) => readEmail('email', text)),
    externalId: ifGiven(request.externalId, (text) => readExternalId('externalId', text)),
    joinedOn: ifGiven(request.joinedOn, (text) => readJoiningDay(text, today)),
  };
}

/** Somebody may be enrolled before they join, but nobody knows such a day further ahead. */
const KNOWN_DAYS_AHEAD = 366;

function readJoiningDay(text: string, today: CalendarDay): Parsed<CalendarDay> {
  const day = readDay('joinedOn', text);
  const latest = plusDays(today, KNOWN_DAYS_AHEAD);
  return day.kind === 'read' && day.value > latest ? problem('joinedOn', 'too-far-ahead', { latest }) : day;
}

/** Reads one of the two forms of a name. Refuses both at once: which of them is signed would be a guess. */
function readLearnerName({ givenName, familyName, singleName }: LearnerFactsRequest): Parsed<LearnerName> {
  if (isBlank(singleName)) return readGivenAndFamily(givenName, familyName);
  if (!isBlank(givenName) || !isBlank(familyName)) return problem('singleName', 'names-both-ways');
  const single = readName('singleName', singleName);
  return single.kind === 'read' ? read({ kind: 'single', single: single.value }) : single;
}

function readGivenAndFamily(givenName: Raw, familyName: Raw): Parsed<LearnerName> {
  const names = together({
    given: readName('givenName', givenName),
    family: readName('familyName', familyName),
  });
  return names.kind === 'read' ? fittingALink({ kind: 'given-family', ...names.value }) : names;
}

/** Initial and family name are signed together, and the link has room for so many bytes (`proof/compact`). */
function fittingALink(name: LearnerName): Parsed<LearnerName> {
  const fits = bytesOf(publicNameOf(name)) <= NAME_BYTES_AT_MOST;
  return fits ? read(name) : problem('familyName', 'too-many-bytes', { maximum: NAME_BYTES_AT_MOST });
}
