import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { fixedClock, plusMilliseconds } from '#platform/clock';

import { beginSession, idleUntilAfterUse, newSessionId, sessionHash } from './session.js';

const NOW = fixedClock('2026-11-21T12:00:00Z').now();
const HASH = new Uint8Array(32);
const MINUTES = 60_000;

describe('a session id', () => {
  test('has 256 bits and is kept as its SHA-256 alone', () => {
    const id = newSessionId();
    expect(Buffer.from(id, 'base64url')).toHaveLength(32);
    expect(sessionHash(id)).toHaveLength(32);
    expect(Buffer.from(sessionHash(id) ?? []).toString('base64url')).not.toBe(id);
  });

  test.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}=`, `${'x'.repeat(42)}\u0000`])(
    'is not %j',
    (text) => expect(sessionHash(text)).toBeNull(),
  );
});

describe('a lifetime', () => {
  test('is 30 minutes idle and 12 hours at most for an agency', () => {
    const session = beginSession(HASH, 'account', 'agency', NOW);
    expect(session.idleUntil).toEqual(plusMilliseconds(NOW, 30 * MINUTES));
    expect(session.endsAt).toEqual(plusMilliseconds(NOW, 12 * 60 * MINUTES));
  });

  test('is 15 minutes idle and 8 hours at most for LPHQ', () => {
    const session = beginSession(HASH, 'account', null, NOW);
    expect(session.idleUntil).toEqual(plusMilliseconds(NOW, 15 * MINUTES));
    expect(session.endsAt).toEqual(plusMilliseconds(NOW, 8 * 60 * MINUTES));
  });

  test('is written down at most once a minute', () => {
    const session = beginSession(HASH, 'account', 'agency', NOW);
    expect(idleUntilAfterUse(session, plusMilliseconds(NOW, 59_999))).toBeNull();
    expect(idleUntilAfterUse(session, plusMilliseconds(NOW, 60_000))).toEqual(
      plusMilliseconds(NOW, 31 * MINUTES),
    );
  });

  test('never grows past the session’s end, however it is used', () => {
    const session = beginSession(HASH, 'account', 'agency', NOW);
    fc.assert(
      fc.property(fc.integer({ min: MINUTES, max: 12 * 60 * MINUTES }), (later) => {
        const idleUntil = idleUntilAfterUse(session, plusMilliseconds(NOW, later));
        return idleUntil !== null && idleUntil.getTime() <= session.endsAt.getTime();
      }),
    );
  });
});
