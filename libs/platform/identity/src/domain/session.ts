import { createHash, randomBytes } from 'node:crypto';

import { type Instant, plusMilliseconds } from '#platform/clock';

import { type Device, UNKNOWN_DEVICE } from './device.js';

/** How long a session may stand unused, and how long at all. */
export interface Lifetime {
  readonly idle: number;
  readonly absolute: number;
}

export interface Session {
  readonly idHash: Uint8Array;
  readonly accountId: string;
  /** The one agency in which this session acts; null acts for LPHQ. */
  readonly actingAgencyId: string | null;
  /** When its holder signed in: a session goes on under new ids, and this stays. */
  readonly signedInAt: Instant;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly idleUntil: Instant;
  readonly endsAt: Instant;
  /** When its holder last gave the password: at sign-in, and at every step-up since. */
  readonly provedAt: Instant;
  readonly device: Device;
}

/** What of a session goes on under another id. */
export type Continued = Pick<
  Session,
  'accountId' | 'actingAgencyId' | 'signedInAt' | 'endsAt' | 'provedAt' | 'device'
>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ID_BYTES = 32;
const ID_FORM = /^[A-Za-z0-9_-]{43}$/;

/** An agency's people; reliability 3b. */
export const MEMBER_LIFETIME: Lifetime = { idle: 30 * MINUTE, absolute: 12 * HOUR };
/** LPHQ's people reach every agency, so their sessions are shorter; reliability 3b. */
export const STAFF_LIFETIME: Lifetime = { idle: 15 * MINUTE, absolute: 8 * HOUR };

/** A session that is used is written down at most this often. */
const REFRESHED_AFTER = MINUTE;

/** 256 random bits as base64url. Only the holder's cookie has it: the database keeps its SHA-256. */
export function newSessionId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}

/** The SHA-256 under which a session is kept; null for text that no session id can be. */
export function sessionHash(id: string): Uint8Array | null {
  return ID_FORM.test(id) ? createHash('sha256').update(id).digest() : null;
}

export function lifetimeOf(actingAgencyId: string | null): Lifetime {
  return actingAgencyId === null ? STAFF_LIFETIME : MEMBER_LIFETIME;
}

export function beginSession(
  idHash: Uint8Array,
  accountId: string,
  actingAgencyId: string | null,
  now: Instant,
  device: Device = UNKNOWN_DEVICE,
): Session {
  const { idle, absolute } = lifetimeOf(actingAgencyId);
  return {
    idHash,
    accountId,
    actingAgencyId,
    signedInAt: now,
    createdAt: now,
    lastSeenAt: now,
    idleUntil: plusMilliseconds(now, idle),
    endsAt: plusMilliseconds(now, absolute),
    provedAt: now,
    device,
  };
}

/** The session that takes the place of another once its holder has given the password again; it ends no later. */
export function renewSession(session: Continued, idHash: Uint8Array, now: Instant): Session {
  return continued(session, beginSession(idHash, session.accountId, session.actingAgencyId, now));
}

/**
 * The session that takes the place of another where its holder goes on in another agency (null: at LPHQ). It ends no
 * later than that one and than one begun there now, and proves no presence that was not proved before.
 */
export function moveSession(
  session: Continued,
  actingAgencyId: string | null,
  idHash: Uint8Array,
  now: Instant,
): Session {
  const begun = beginSession(idHash, session.accountId, actingAgencyId, now);
  return { ...continued(session, begun), provedAt: session.provedAt };
}

function continued({ signedInAt, endsAt, device }: Continued, begun: Session): Session {
  const end = earlier(endsAt, begun.endsAt);
  return { ...begun, signedInAt, device, endsAt: end, idleUntil: earlier(begun.idleUntil, end) };
}

/** Until when the session may now stand idle, or null where it was seen within the last minute. Never past its end. */
export function idleUntilAfterUse(
  session: Pick<Session, 'actingAgencyId' | 'lastSeenAt' | 'endsAt'>,
  now: Instant,
): Instant | null {
  if (now.getTime() - session.lastSeenAt.getTime() < REFRESHED_AFTER) return null;
  return idleUntilFrom(session, now);
}

/** The same where its holder asks for it: at once. */
export function idleUntilFrom(session: Pick<Session, 'actingAgencyId' | 'endsAt'>, now: Instant): Instant {
  return earlier(plusMilliseconds(now, lifetimeOf(session.actingAgencyId).idle), session.endsAt);
}

function earlier(one: Instant, other: Instant): Instant {
  return one.getTime() < other.getTime() ? one : other;
}
