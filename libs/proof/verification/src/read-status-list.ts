import { type Instant, secondsOf } from '#platform/clock';
import { issuerId, type StatusPurpose } from '#proof/claims';
import { readStatusListClaims, type StatusList } from '#proof/status';

import { documentHolds } from './document-holds.js';
import { type JwsForm, readJws } from './jws.js';
import { keyByKid, type KeyList, type KeyRecord } from './key-list.js';
import { isOurOrigin } from './origins.js';

export type TrustedStatusList =
  | { readonly kind: 'trusted'; readonly list: StatusList }
  | { readonly kind: 'untrusted'; readonly because: StatusListDistrust };

/** Why a list is not used; whoever needs it cannot confirm that a credential was not taken back (T38). */
export type StatusListDistrust =
  'malformed' | 'key' | 'signature' | 'other-list' | 'out-of-date' | 'rolled-back';

/** What is asked for, and what is known. */
export interface StatusListInquiry {
  readonly number: number;
  readonly purpose: StatusPurpose;
  readonly keyList: KeyList;
  readonly origin: string;
  readonly now: Instant;
  /** The highest version seen before: an old list would give revocations back. */
  readonly atLeastVersion?: number;
}

/** A full list that cannot be compressed is 30 KB in base64url twice over. */
const LIST: JwsForm = { typ: 'vc+jwt', cty: 'vc', charactersAtMost: 48 * 1024 };
/** How far the signer's clock may run ahead of ours. */
const SKEW_SECONDS = 60;

/**
 * Trusts a status list only under a STATUS key of the agency that it names, inside its dates, under its own name and
 * no older than what was seen. How fresh it must be for an answer is the caller's to say, by `signedAt`.
 */
export async function readStatusList(jwt: string, inquiry: StatusListInquiry): Promise<TrustedStatusList> {
  const jws = readJws(jwt, LIST);
  const list = jws.kind === 'read' ? readStatusListClaims(jws.claims) : null;
  if (jws.kind !== 'read' || list === null) return distrust('malformed');

  const key = isOurOrigin(jws.key.origin, inquiry.origin) ? keyByKid(inquiry.keyList, jws.key.kid) : null;
  if (key === null || !maySign(key, list, inquiry.origin)) return distrust('key');
  if (!(await documentHolds(jws, key.jwk))) return distrust('signature');
  const isAsked = list.number === inquiry.number && list.purpose === inquiry.purpose;
  if (!isAsked || list.origin !== jws.key.origin) return distrust('other-list');
  return isInDate(list, inquiry.now) ? notOlder(list, inquiry.atLeastVersion ?? 1) : distrust('out-of-date');
}

/** A compromised key could give back whatever it likes. */
function maySign(key: KeyRecord, list: StatusList, origin: string): boolean {
  return (
    key.purpose === 'STATUS' &&
    key.state !== 'COMPROMISED' &&
    key.issuer === issuerId(origin, list.slug) &&
    list.signedAt < key.validUntil
  );
}

function isInDate(list: StatusList, now: Instant): boolean {
  return secondsOf(list.signedAt) <= secondsOf(now) + SKEW_SECONDS && now < list.expiresAt;
}

function notOlder(list: StatusList, atLeastVersion: number): TrustedStatusList {
  return list.version < atLeastVersion ? distrust('rolled-back') : { kind: 'trusted', list };
}

function distrust(because: StatusListDistrust): TrustedStatusList {
  return { kind: 'untrusted', because };
}
