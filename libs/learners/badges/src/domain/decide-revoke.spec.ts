import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseInstant } from '#platform/clock';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { type BadgeState, LEGAL_MOVES, REVOCATION_REASONS } from './badge.js';
import { decideRevoke } from './decide-revoke.js';
import { readRevocation } from './read-revocation.js';

const NOW = parseInstant('2027-01-05T15:00:00Z')!;

describe('a revocation', () => {
  test('takes an issued badge for good and says which class of reason', () => {
    const issued = aBadge().issued().build();
    expect(decideRevoke(issued, 'MISUSE', NOW)).toEqual({
      kind: 'taken-back',
      badge: { ...issued, state: 'REVOKED', revokedAt: NOW, revocationReason: 'MISUSE' },
    });
  });

  test('of what waits for its signature is a withdrawal', () => {
    const prepared = aBadge().build();
    expect(decideRevoke(prepared, 'MISUSE', NOW)).toEqual({
      kind: 'taken-back',
      badge: { ...prepared, state: 'WITHDRAWN', revokedAt: NOW, revocationReason: 'MISUSE' },
    });
  });

  test.each([aBadge().revoked().build(), aBadge().withdrawn().build()])(
    'happens once: the first instant and reason stand, $state',
    (badge) => {
      expect(decideRevoke(badge, 'MISUSE', NOW)).toEqual({ kind: 'badge-already-revoked', badge });
    },
  );
});

test.each(['REVOKED', 'WITHDRAWN'] as const)('no order of moves leads on from %s', (end) => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 })), (choices) => {
      const path = choices.reduce<BadgeState[]>(
        (states, choice) => {
          const next = LEGAL_MOVES[states.at(-1)!];
          return next.length === 0 ? states : [...states, next[choice % next.length]!];
        },
        ['PREPARED'],
      );
      const endsAt = path.indexOf(end);
      expect(endsAt === -1 || endsAt === path.length - 1).toBe(true);
    }),
  );
});

describe('the form of a revocation', () => {
  test.each(REVOCATION_REASONS)('knows %s, and needs no note', (reason) => {
    expect(readRevocation({ reason, note: ' ' })).toEqual({ kind: 'revocation', reason, note: null });
  });

  test('names all its problems', () => {
    expect(readRevocation({ reason: 'BORED', note: 'x'.repeat(1001) })).toMatchObject({
      kind: 'invalid-input',
      problems: [
        { field: 'reason', because: 'not-a-choice' },
        { field: 'note', because: 'too-long' },
      ],
    });
  });
});
