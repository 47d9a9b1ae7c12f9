import { type Instant, secondsOf } from '#platform/clock';

import { toAnswer, type VerifyAnswer } from './answer.js';
import { standingFindings } from './judge-steps.js';
import { judgementOf } from './judgement.js';
import type { Findings } from './steps.js';
import type { ShownRecord, StoredRecord } from './stored-record.js';

/** What a credential will show, and by what time and its own state change that. */
export type ForeseenRecord = ShownRecord & Pick<StoredRecord, 'state' | 'revokedAt' | 'expiresAt'>;

/** States in which a credential is there to be scanned. */
const SCANNED: ReadonlySet<string> = new Set(['ISSUED', 'SUSPENDED', 'REVOKED']);

/**
 * The answer that a scan gives as long as the signature holds and its key is known: for the people of its agency, so
 * that they see what strangers will. Nothing is checked here, so no door for strangers may answer with it.
 */
export function foreseen(record: ForeseenRecord, now: Instant): VerifyAnswer {
  if (!SCANNED.has(record.state))
    return toAnswer(judgementOf({ 'code-well-formed': 'passed', 'record-found': 'not-found' }), now);
  const term = { notBefore: secondsOf(record.validFrom), expires: secondsOf(record.expiresAt) };
  const judgement = judgementOf({ ...SIGNED, ...standingFindings(record, term, now) });
  return toAnswer({ ...judgement, record }, now);
}

const SIGNED: Findings = {
  'code-well-formed': 'passed',
  'record-found': 'passed',
  'issued-by-known-key': 'passed',
  'signature-holds': 'passed',
  'matches-record': 'passed',
};
