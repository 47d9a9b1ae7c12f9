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
}

/** Somebody who is here already: what is attested of their age is said anew each time. */
export interface CorrectedForm extends LearnerFactsForm {
  readonly ageAttested: AgeAttestation;
}

export interface LearnerForm extends LearnerFactsForm {
  readonly ageAttested: AgeAttestation | null;
  readonly track: Track;
}

export function readLearnerForm(request: EnrolLearnerRequest): Parsed<LearnerForm> {
  return together({
    ...factsIn(request),
    ageAttested: ifGiven(request.ageAttested, readAge),
    track: readChoice('track', request.track, TRACKS),
  });
}

export function readCorrected(request: LearnerFactsRequest): Parsed<CorrectedForm> {
  return together({ ...factsIn(request), ageAttested: readAge(request.ageAttested) });
}

function readAge(raw: Raw): Parsed<AgeAttestation> {
  return readChoice('ageAttested', raw, AGE_ATTESTATIONS);
}

function factsIn(request: LearnerFactsRequest) {
  return {
    name: readLearnerName(request),
    displayName: ifGiven(request.displayName, (text) => readName('displayName', text)),
    email: ifGiven(request.email, (text) => readEmail('email', text)),
    externalId: ifGiven(request.externalId, (text) => readExternalId('externalId', text)),
  };
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
