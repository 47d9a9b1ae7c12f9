import type { AcceptedElsewhere, Completion } from '#learners/completions';
import type { ProgrammeVersion } from '#learners/programme';
import { qualificationOf } from '#learners/qualification';
import { displayNameOf, type Learner } from '#learners/roster';
import { dayOf, type Instant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import type { Transcript } from './transcript.js';
import type { Transfer, TransferOffer } from './transfer.js';

/** What a transfer leaves at the receiving agency. */
export interface Arrival {
  readonly learner: Learner;
  readonly works: readonly AcceptedElsewhere[];
  readonly transcript: Transcript;
}

export interface Departure {
  readonly transfer: Transfer;
  readonly offer: TransferOffer;
  readonly learner: Learner;
  readonly programme: ProgrammeVersion;
  readonly completions: readonly Completion[];
  /** The giving agency's people by account, as it knows them. */
  readonly people: ReadonlyMap<string, string>;
  readonly from: { readonly slug: string; readonly name: string };
  readonly to: { readonly slug: string; readonly name: string };
}

export interface Entry {
  readonly at: Instant;
  /** LPHQ's account that carries the transfer out. */
  readonly by: AccountId;
  readonly learnerId: string;
  readonly enrolmentId: string;
  readonly transcriptId: string;
}

/**
 * The learner as the receiving agency has them: the same person, the same version and day of enrolment, under a new id.
 * What was accepted counts without being judged again; what waits or went back stays behind, since nobody of the
 * receiving agency has seen it. The giving agency's own number for the learner, the day on which
 * they joined its community, and its people, stay behind, too.
 */
export function arrivalOf(departure: Departure, entry: Entry): Arrival {
  const { learner, offer } = departure;
  const transcript = transcriptOf(departure, entry);
  const arriving: Learner = {
    ...learner,
    id: entry.learnerId,
    agencyId: offer.agencyId,
    communityId: offer.communityId ?? '',
    externalId: null,
    joinedOn: null,
    registeredAt: entry.at,
    enrolment: {
      ...learner.enrolment,
      id: entry.enrolmentId,
      standing: 'ACTIVE',
      standingSince: null,
      standingReason: null,
      openingBatchId: null,
    },
  };
  return { learner: arriving, works: worksOf(departure, entry), transcript };
}

function worksOf({ completions, from }: Departure, entry: Entry): readonly AcceptedElsewhere[] {
  return acceptedOf(completions).map(({ assignment, completedOn, outcomesMet, submittedAt }) => ({
    from: `transfer:${entry.transcriptId}`,
    ...{ assignment, completedOn, outcomesMet, submittedAt },
    submittedBy: entry.by,
    judgedBy: { name: from.name },
    decidedAt: entry.at,
  }));
}

function transcriptOf(departure: Departure, { at, transcriptId }: Entry): Transcript {
  const { transfer, learner, programme, completions, people, from, to } = departure;
  const qualification = qualificationOf(completions, programme);
  return {
    id: transcriptId,
    transferId: transfer.id,
    portableId: learner.portableId,
    name: displayNameOf(learner.name),
    from: { slug: from.slug, name: from.name },
    to: { slug: to.slug, name: to.name },
    programme: { programme: programme.programme, edition: programme.edition },
    track: learner.enrolment.track,
    enrolledOn: learner.enrolment.enrolledOn,
    ageAttested: learner.enrolment.ageAttested,
    qualifiedOn: qualification.kind === 'qualified' ? qualification.qualifiedOn : null,
    accepted: acceptedOf(completions).map((work) => ({
      assignment: work.assignment,
      completedOn: work.completedOn,
      decidedOn: work.decidedAt && dayOf(work.decidedAt),
      judgedBy: work.assessorText ?? people.get(work.decidedBy ?? '') ?? null,
      outcomesMet: work.outcomesMet,
    })),
    madeAt: at.toISOString(),
  };
}

function acceptedOf(completions: readonly Completion[]): readonly Completion[] {
  return completions
    .filter(({ state }) => state === 'ACCEPTED')
    .toSorted((one, other) => one.assignment - other.assignment);
}
