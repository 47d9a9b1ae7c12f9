import { type Instant, lastInstantOf, plusMilliseconds, secondsOf } from '#platform/clock';
import type { StatedFacts } from '#proof/claims';

import type { KeyList, KeyRecord } from './key-list.js';
import type { Failure, Findings } from './steps.js';
import type { StoredRecord } from './stored-record.js';

/** How far the issuing server's clock may run ahead of ours; an end is exact (T45). */
const SKEW_SECONDS = 60;

/** The list, unless it is missing or has run out: nothing is judged by keys that nobody vouches for any more. */
export function currentList(keyList: KeyList | null, now: Instant): KeyList | null {
  return keyList !== null && now < keyList.expiresAt ? keyList : null;
}

/**
 * Whether the key may sign badges. A key that is not in the list, or that has another purpose, makes the credential
 * none of ours. A compromised key proves nothing until a log shows what it signed before (T26).
 */
export function keyFinding(key: KeyRecord | null): 'passed' | Failure {
  if (key?.purpose !== 'BADGE') return 'not-ours';
  switch (key.state) {
    case 'ACTIVE':
    case 'RETIRED':
      return 'passed';
    case 'COMPROMISED':
      return 'altered';
  }
}

type Standing = Pick<StoredRecord, 'state' | 'revokedAt'>;
type Term = Pick<StatedFacts, 'notBefore' | 'expires'>;

/** The steps that change with time. Only for a record that says what was signed. */
export function standingFindings(record: Standing, facts: Term, now: Instant): Findings {
  return { ...stateFindings(record), 'within-dates': dateFinding(facts, now) };
}

/** A state that we do not know leaves its steps unchecked. */
function stateFindings({ state, revokedAt }: Standing): Findings {
  if (state === 'REVOKED' || revokedAt !== null)
    return { 'not-revoked': 'revoked', 'not-suspended': 'passed' };
  if (state === 'SUSPENDED') return { 'not-revoked': 'passed', 'not-suspended': 'suspended' };
  return state === 'ISSUED' ? { 'not-revoked': 'passed', 'not-suspended': 'passed' } : {};
}

/** By the dates that were signed. */
export function dateFinding({ notBefore, expires }: Term, now: Instant): 'passed' | Failure {
  if (now.getTime() >= expires * 1000) return 'expired';
  return secondsOf(now) + SKEW_SECONDS < notBefore ? 'not-yet-valid' : 'passed';
}

/** The moments after this one at which time alone changes what a scan of this record shows. */
export function steadyUntil(record: StoredRecord, now: Instant): readonly Instant[] {
  const begins = plusMilliseconds(record.validFrom, -SKEW_SECONDS * 1000);
  return [begins, record.expiresAt, lastInstantOf(record.authorisedUntil)].filter((instant) => instant > now);
}
