import { type CalendarDay, type Instant, lastInstantOf, secondsOf } from '#platform/clock';
import type { StatedFacts } from '#proof/claims';

/** What the public door may know of an issued credential: a row of `app.verify_record`. */
export interface StoredRecord {
  readonly code: string;
  readonly kind: string;
  /** ISSUED, SUSPENDED or REVOKED; any other is judged as not checked. */
  readonly state: string;
  readonly publicName: string | null;
  readonly validFrom: Instant;
  readonly validUntil: CalendarDay;
  /** The first instant after `validUntil`. */
  readonly expiresAt: Instant;
  readonly kid: string;
  readonly jwtPayload: Uint8Array;
  readonly cwtPayload: Uint8Array;
  readonly jwt: string | null;
  readonly revokedAt: Instant | null;
  /** That it was revoked because another badge takes its place. */
  readonly isReplaced: boolean;
  readonly statusList: number;
  readonly statusPosition: number;
  readonly agencySlug: string;
  readonly agencyName: string;
  readonly agencyPhone: string;
  readonly agencyEmail: string;
  readonly agencyStanding: string;
  readonly authorisedUntil: CalendarDay;
}

/** What an answer may show of a record. */
export type ShownRecord = Pick<
  StoredRecord,
  | 'kind'
  | 'publicName'
  | 'isReplaced'
  | 'validFrom'
  | 'validUntil'
  | 'agencyName'
  | 'agencyPhone'
  | 'agencyEmail'
  | 'agencyStanding'
  | 'authorisedUntil'
>;

/** Whether there is a signed credential to show: one that is only prepared is not there yet. */
export function isIssued(record: StoredRecord | null): record is StoredRecord & { readonly jwt: string } {
  return record !== null && record.jwt !== null && record.state !== 'PREPARED';
}

/** Whether the columns that a scan shows say what was signed: a row that somebody edited is not shown as genuine. */
export function recordStates(record: StoredRecord, facts: StatedFacts): boolean {
  return (
    record.code === facts.code &&
    record.kind === facts.kind &&
    record.publicName === facts.name &&
    secondsOf(record.validFrom) === facts.notBefore &&
    secondsOf(record.expiresAt) === facts.expires &&
    secondsOf(lastInstantOf(record.validUntil)) === facts.expires &&
    record.statusList === facts.statusList &&
    record.statusPosition === facts.statusPosition
  );
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}
