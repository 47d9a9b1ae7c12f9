import type { Instant } from '#platform/clock';
import {
  at,
  credentialId,
  factsOfCompact,
  factsOfCredential,
  issuerId,
  sameFacts,
  type StatedFacts,
} from '#proof/claims';

import { currentList, keyFinding, standingFindings } from './judge-steps.js';
import { type Judgement, judgementOf } from './judgement.js';
import { jwsHolds, type ReadJws, readToken } from './jws.js';
import { keyByKid, type KeyList, type KeyRecord } from './key-list.js';
import { isOurOrigin } from './origins.js';
import type { Findings } from './steps.js';
import { isIssued, recordStates, sameBytes, type StoredRecord } from './stored-record.js';

/**
 * Judges the stored record, as `/v/CODE` does: its own token must hold under a key of ours and say what the row
 * says. Without a record, or before it is signed, the answer is NOT_FOUND; without a key list, CANNOT_CHECK.
 */
export async function judgeRecord(
  record: StoredRecord | null,
  keyList: KeyList | null,
  now: Instant,
  origin: string,
): Promise<Judgement> {
  if (!isIssued(record)) return judgementOf({ 'code-well-formed': 'passed', 'record-found': 'not-found' });
  const found: Findings = { 'code-well-formed': 'passed', 'record-found': 'passed' };
  const list = currentList(keyList, now);
  if (list === null) return judgementOf(found);

  const token = readToken(record.jwt);
  if (token.kind !== 'read') return judgementOf({ ...found, 'signature-holds': 'altered' });
  const key = isOurOrigin(token.key.origin, origin) ? keyByKid(list, token.key.kid) : null;
  const known: Findings = { ...found, 'issued-by-known-key': keyFinding(key) };
  if (key === null || known['issued-by-known-key'] !== 'passed') return judgementOf(known);
  return judgeSigned(record, { token, key, origin, now }, known);
}

interface SignedToken {
  readonly token: ReadJws;
  readonly key: KeyRecord;
  readonly origin: string;
  readonly now: Instant;
}

async function judgeSigned(record: StoredRecord, signed: SignedToken, known: Findings): Promise<Judgement> {
  const holds = await jwsHolds(signed.token, signed.key.jwk).catch((fault: unknown) => ({ fault }));
  if (typeof holds === 'object') return { ...judgementOf(known), fault: holds.fault };
  if (!holds) return judgementOf({ ...known, 'signature-holds': 'altered' });

  const facts = factsAgreedBy(record, signed);
  const matches = facts === null ? 'altered' : 'passed';
  const checked: Findings = { ...known, 'signature-holds': 'passed', 'matches-record': matches };
  if (facts === null) return judgementOf(checked);
  return judgementOf({ ...checked, ...standingFindings(record, facts, signed.now) }, record);
}

/** What token, link and columns all say; null where one of them says otherwise, or another agency's key says it. */
function factsAgreedBy(record: StoredRecord, { token, key, origin }: SignedToken): StatedFacts | null {
  const facts = factsOfCredential(token.claims);
  const compact = factsOfCompact(record.cwtPayload);
  if (facts === null || compact === null) return null;
  const agrees =
    key.kid === record.kid &&
    key.issuer === issuerId(origin, record.agencySlug) &&
    at(token.claims, 'iss') === issuerId(token.key.origin, record.agencySlug) &&
    at(token.claims, 'id') === credentialId(token.key.origin, facts.code) &&
    sameBytes(token.payload, record.jwtPayload) &&
    sameFacts(facts, compact) &&
    recordStates(record, facts);
  return agrees ? facts : null;
}
