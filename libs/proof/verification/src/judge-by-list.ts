import type { Instant } from '#platform/clock';
import { issuerId, type StatedFacts } from '#proof/claims';

import { dateFinding } from './judge-steps.js';
import { type Judgement, judgementOf } from './judgement.js';
import type { KeyRecord } from './key-list.js';
import type { Findings, StepName } from './steps.js';

/** What a signed status list says of one place. */
export interface SignedStatus {
  readonly isTakenBack: boolean;
  /** When the list was signed: what was taken back later it cannot know. */
  readonly asOf: Instant;
  /** The agency whose badges the list speaks of. */
  readonly agencySlug: string;
}

/** What the lists are asked with. */
export interface ListInquiry {
  /** What a signed list of late says of a place, or null: for a signed form whose record cannot be asked. */
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
 * Judges a signed form whose record cannot be asked, by the signed list that it names (reliability 3f). Without one,
 * or where that list is another agency's, nothing is known of its status: CANNOT_CHECK.
 */
export function judgeByList({ facts, key }: Proven, known: Findings, inquiry: ListInquiry): Judgement {
  const status = inquiry.statusOf?.({ list: facts.statusList, position: facts.statusPosition }) ?? null;
  if (status === null || key.issuer !== issuerId(inquiry.origin, status.agencySlug))
    return judgementOf(known);
  const findings: Findings = {
    ...known,
    'not-revoked': status.isTakenBack ? 'revoked' : 'passed',
    'within-dates': dateFinding(facts, inquiry.now),
  };
  return { ...judgementOf(findings, null, REQUIRED), asOf: status.asOf, stated: facts };
}
