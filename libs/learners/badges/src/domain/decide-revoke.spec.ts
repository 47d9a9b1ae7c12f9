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
      kind: 'revoked',
      badge: { ...issued, state: 'REVOKED', revokedAt: NOW, revocationReason: 'MISUSE' },
    });
  });

  test('waits until there is something to revoke', () => {
    expect(decideRevoke(aBadge().build(), 'MISUSE', NOW)).toEqual({ kind: 'badge-not-issued-yet' });
  });

  test('happens once: the first instant and reason stand', () => {
    const badge = aBadge()
      .issued()
      .with({ state: 'REVOKED', revokedAt: NOW, revocationReason: 'OTHER' })
      .build();
    expect(decideRevoke(badge, 'MISUSE', NOW)).toEqual({ kind: 'badge-already-revoked', badge });
  });
});

test('no order of moves leads a revoked badge anywhere', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 })), (choices) => {
      const path = choices.reduce<BadgeState[]>(
        (states, choice) => {
          const next = LEGAL_MOVES[states.at(-1)!];
          return next.length === 0 ? states : [...states, next[choice % next.length]!];
        },
        ['PREPARED'],
      );
      const revokedAt = path.indexOf('REVOKED');
      expect(revokedAt === -1 || revokedAt === path.length - 1).toBe(true);
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
