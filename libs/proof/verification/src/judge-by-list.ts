import type { Instant } from '#platform/clock';
import { issuerId, type StatedFacts } from '#proof/claims';

import { dateFinding } from './judge-steps.js';
import { type Judgement, judgementOf } from './judgement.js';
import type { KeyRecord } from './key-list.js';
import type { Findings, StepName } from './steps.js';

/** What the two signed status lists of one number say of a place. */
export interface SignedStatus {
  readonly isTakenBack: boolean;
  /** Null where there never was a list of suspensions of that number. */
  readonly isSuspended: boolean | null;
  /** When the older of the two was signed: what happened later it cannot know. */
  readonly asOf: Instant;
  /** The agency whose badges both lists speak of. */
  readonly agencySlug: string;
}

/** What the lists are asked with. */
export interface ListInquiry {
  /** What signed lists of late say of a place, or null where one is missing: for a signed form whose record cannot be asked. */
  readonly statusOf?: (place: { readonly list: number; readonly position: number }) => SignedStatus | null;
  readonly now: Instant;
  readonly origin: string;
}

/** A signed form whose signature holds. */
export interface Proven {
  readonly facts: StatedFacts;
  readonly key: KeyRecord;
}

/** What can be checked without the record. Whether there is one, and whether it says the same, stays unchecked. */
const REQUIRED: readonly StepName[] = [
  'code-well-formed',
  'issued-by-known-key',
  'signature-holds',
  'not-revoked',
  'within-dates',
];

/**
 * Judges a signed form whose record cannot be asked, by the signed lists of its place (reliability 3f): both, also for a
 * badge that names one alone. Without them, or where they are another agency's, nothing is known of its status:
 * CANNOT_CHECK.
 */
export function judgeByList({ facts, key }: Proven, known: Findings, inquiry: ListInquiry): Judgement {
  const status = inquiry.statusOf?.({ list: facts.statusList, position: facts.statusPosition }) ?? null;
  if (status === null || key.issuer !== issuerId(inquiry.origin, status.agencySlug))
    return judgementOf(known);
  const findings: Findings = {
    ...known,
    'not-revoked': status.isTakenBack ? 'revoked' : 'passed',
    ...suspension(status),
    'within-dates': dateFinding(facts, inquiry.now),
  };
  const required = status.isSuspended === null ? REQUIRED : [...REQUIRED, 'not-suspended' as const];
  return { ...judgementOf(findings, null, required), asOf: status.asOf, stated: facts };
}

function suspension({ isSuspended }: SignedStatus): Findings {
  return isSuspended === null ? {} : { 'not-suspended': isSuspended ? 'suspended' : 'passed' };
}
