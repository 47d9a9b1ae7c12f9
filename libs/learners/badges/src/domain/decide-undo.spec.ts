import { describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { decideUndo, undoUntil } from './decide-undo.js';

/** The builder issues at 19:32:01. */
const ANNOUNCED = parseInstant('2026-11-21T19:42:01Z')!;
const JUST_BEFORE = parseInstant('2026-11-21T19:42:00.999Z')!;
const MUCH_LATER = parseInstant('2027-11-21T19:42:00Z')!;
const issued = aBadge().issued().build();

describe('a badge of which nobody was told', () => {
  test('is undone until the last moment of its ten minutes, as issued in error', () => {
    expect(decideUndo(issued, JUST_BEFORE)).toEqual({
      kind: 'taken-back',
      badge: { ...issued, state: 'UNDONE', revokedAt: JUST_BEFORE, revocationReason: 'ISSUED_IN_ERROR' },
    });
  });

  test('is undone, too, by a server whose clock is behind the worker’s', () => {
    expect(decideUndo(issued, issued.preparedAt).kind).toBe('taken-back');
  });

  test('is withdrawn while it waits for its signature, however long that takes', () => {
    const prepared = aBadge().build();
    expect(decideUndo(prepared, MUCH_LATER)).toMatchObject({ badge: { state: 'WITHDRAWN', jwt: null } });
  });
});

describe('an undo is refused', () => {
  test.each([ANNOUNCED, MUCH_LATER])('once it was announced: %s', (at) => {
    expect(decideUndo(issued, at)).toEqual({ kind: 'badge-announced', badge: issued, since: ANNOUNCED });
  });

  test.each([aBadge().revoked().build(), aBadge().withdrawn().build(), aBadge().undone().build()])(
    'for what was taken back before: $state',
    (badge) => {
      expect(decideUndo(badge, JUST_BEFORE)).toEqual({ kind: 'badge-already-revoked', badge });
    },
  );
});

test('a screen says until when, and nothing once it is too late', () => {
  expect(undoUntil(issued, JUST_BEFORE)).toEqual(ANNOUNCED);
  expect(undoUntil(issued, ANNOUNCED)).toBeNull();
  for (const badge of [aBadge().build(), aBadge().revoked().build(), aBadge().undone().build()])
    expect(undoUntil(badge, JUST_BEFORE)).toBeNull();
});
