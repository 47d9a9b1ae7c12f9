import type { WordingKey } from '../wording/catalogues.js';

export interface FieldRefusal {
  readonly field: string;
  readonly message: string;
}

/** Why the door turned a request away, before any room looked at it. */
export type DoorCause =
  | 'signed-out'
  | 'not-permitted'
  /** The act asks for the password again; nothing was done. */
  | 'step-up-required'
  | 'too-many-requests'
  | 'malformed'
  /** The server is newer than this portal and knows its question no more; nothing was done. */
  | 'outdated'
  | 'failed'
  | 'unreachable'
  /** An act was sent, and no answer came or a failure did: it may have been done. */
  | 'unanswered';

/** Everything that is not a success: a Problem member, a refusal at the door, or a failure. */
export interface Refusal {
  readonly kind: 'refused';
  /** A Problem's type name, or the door's cause. */
  readonly cause: string;
  /** The server's own words, or null when it had none. */
  readonly message: string | null;
  readonly fields: readonly FieldRefusal[];
}

export interface ProblemMember {
  readonly __typename: string;
  readonly message?: string;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
}

/** A Problem member of a result union, as the portal shows it. */
export function problemRefusal(problem: ProblemMember): Refusal {
  return {
    kind: 'refused',
    cause: problem.__typename,
    message: problem.message ?? null,
    fields: (problem.fields ?? []).map(({ field, message }) => ({ field, message })),
  };
}

export function doorRefusal(cause: DoorCause, message: string | null = null): Refusal {
  return { kind: 'refused', cause, message, fields: [] };
}

/** An act without an answer, or with a failure for one, may have been done: the reader looks before repeating it. */
export function refusalOfAct(refusal: Refusal): Refusal {
  return ['unreachable', 'failed'].includes(refusal.cause) ? { ...refusal, cause: 'unanswered' } : refusal;
}

const DOOR_CODES: Readonly<Record<string, DoorCause>> = {
  UNAUTHENTICATED: 'signed-out',
  NOT_SIGNED_IN: 'signed-out',
  FORBIDDEN: 'not-permitted',
  NOT_PERMITTED: 'not-permitted',
  STEP_UP_REQUIRED: 'step-up-required',
  TOO_MANY_REQUESTS: 'too-many-requests',
  DOCUMENT_NOT_TRUSTED: 'outdated',
  BAD_REQUEST: 'malformed',
  BAD_USER_INPUT: 'malformed',
  GRAPHQL_PARSE_FAILED: 'malformed',
  GRAPHQL_VALIDATION_FAILED: 'malformed',
};

const DOOR_STATUS: Readonly<Record<number, DoorCause>> = {
  400: 'malformed',
  401: 'signed-out',
  403: 'not-permitted',
  429: 'too-many-requests',
};

/** Reads `extensions.code`, then the HTTP status. What neither explains is a failure, not a guess. */
export function doorCauseOf(code: unknown, status: number): DoorCause {
  const named = typeof code === 'string' ? DOOR_CODES[code] : undefined;
  return named ?? DOOR_STATUS[status] ?? 'failed';
}

const DOOR_WORDS: Readonly<Record<DoorCause, WordingKey>> = {
  'signed-out': 'portal.door.signed-out',
  'not-permitted': 'portal.door.not-permitted',
  'step-up-required': 'portal.door.step-up',
  'too-many-requests': 'portal.door.too-many-requests',
  malformed: 'portal.door.malformed',
  outdated: 'portal.door.outdated',
  failed: 'portal.door.failed',
  unreachable: 'portal.door.unreachable',
  unanswered: 'portal.door.unanswered',
};

/** The portal's own sentence, for where the server gave none. */
export function wordsOf(refusal: Refusal): WordingKey {
  if (refusal.cause === 'sign-in-refused') return 'portal.sign-in.refused';
  return Object.hasOwn(DOOR_WORDS, refusal.cause)
    ? DOOR_WORDS[refusal.cause as DoorCause]
    : 'portal.door.failed';
}

/** A Problem's message says what to do next; this adds what only the portal can offer. */
const NEXT_STEPS: Readonly<Record<string, WordingKey>> = {
  CommunityUnknown: 'portal.next.reload',
  NotQualified: 'portal.next.reload',
  CompletionUnknown: 'portal.next.reload',
  CompletionNotWaiting: 'portal.next.reload',
  CompletionNotAccepted: 'portal.next.reload',
  CompletionAlreadySubmitted: 'portal.next.reload',
  CompletionAlreadyAccepted: 'portal.next.reload',
  LearnerUnknown: 'portal.next.reload',
  ProgrammeDraftMovedOn: 'portal.next.reload',
  BadgeUnknown: 'portal.next.reload',
  BadgeAlreadyHeld: 'portal.next.reload',
  BadgeAlreadyRevoked: 'portal.next.reload',
  AgencyUnknown: 'portal.next.reload',
  MemberUnknown: 'portal.next.reload',
  InvitationUnknown: 'portal.next.reload',
  InvitationOver: 'portal.next.reload',
  JobOver: 'portal.next.reload',
  JobUnknown: 'portal.next.reload',
  StandingUnchanged: 'portal.next.reload',
  outdated: 'portal.next.newer',
  'too-many-requests': 'portal.next.wait',
  failed: 'portal.next.later',
  unreachable: 'portal.next.connection',
  unanswered: 'portal.next.reload',
};

export function nextStepOf(refusal: Refusal): WordingKey | null {
  if (refusal.cause === 'too-many-requests' && refusal.message !== null) return null; // it says how long to wait
  return Object.hasOwn(NEXT_STEPS, refusal.cause) ? (NEXT_STEPS[refusal.cause] ?? null) : null;
}

/** True when the portal itself is behind its server, so that nothing but loading the page anew helps. */
export function isOutdated(refusal: Refusal): boolean {
  return refusal.cause === 'outdated';
}

/** True when what stands on the screen is behind the record, so that loading it again helps. */
export function isStale(refusal: Refusal): boolean {
  return nextStepOf(refusal) === 'portal.next.reload';
}
