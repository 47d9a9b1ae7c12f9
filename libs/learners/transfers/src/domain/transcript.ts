import type { AgeAttestation, Track } from '#learners/roster';
import type { Instant } from '#platform/clock';
import type { TranscriptFacts } from '#proof/claims';

/** One assignment that counts, with who judged it, by the name that the giving agency knew them under. */
export interface TranscriptWork {
  readonly assignment: number;
  readonly completedOn: string;
  readonly decidedOn: string | null;
  readonly judgedBy: string | null;
  readonly outcomesMet: readonly string[];
}

/** What the giving agency vouches for, as it stood when LPHQ carried the transfer out. Written once. */
export interface Transcript {
  readonly id: string;
  readonly transferId: string;
  readonly portableId: string;
  readonly name: string;
  readonly from: { readonly slug: string; readonly name: string };
  readonly to: { readonly slug: string; readonly name: string };
  readonly programme: { readonly programme: string; readonly edition: string };
  readonly track: Track;
  readonly enrolledOn: string;
  readonly ageAttested: AgeAttestation | null;
  readonly qualifiedOn: string | null;
  readonly accepted: readonly TranscriptWork[];
  readonly madeAt: string;
}

/** A transcript as its agency reads it; `signed` is null until the worker has signed it. */
export interface ShownTranscript {
  readonly transcript: Transcript;
  readonly madeAt: Instant;
  readonly signed: SignedTranscript | null;
}

export interface SignedTranscript {
  readonly kid: string;
  readonly jwt: string;
  readonly signedAt: Instant;
}

/** A transcript that waits for its signature. */
export interface WaitingTranscript {
  readonly transcript: Transcript;
  readonly madeAt: Instant;
  readonly learnerId: string;
}

/** As a row keeps it: one from before names and days of judging were kept does not say them. */
export type KeptTranscript = Omit<Transcript, 'accepted'> & {
  readonly accepted: readonly (Omit<TranscriptWork, LaterFact> & Partial<Pick<TranscriptWork, LaterFact>>)[];
};
type LaterFact = 'decidedOn' | 'judgedBy';

export function readTranscript(kept: KeptTranscript): Transcript {
  return { ...kept, accepted: kept.accepted.map((work) => ({ decidedOn: null, judgedBy: null, ...work })) };
}

/** What is signed of it: everything but how the learner's age was attested, which is nobody's business elsewhere. */
export function transcriptFacts({ transcript, madeAt }: WaitingTranscript, origin: string): TranscriptFacts {
  const { id, portableId, from, to, name, programme, track, enrolledOn, qualifiedOn, accepted } = transcript;
  return {
    ...{
      origin,
      id,
      portableId,
      from,
      to,
      madeAt,
      name,
      programme,
      track,
      enrolledOn,
      qualifiedOn,
      accepted,
    },
  };
}
