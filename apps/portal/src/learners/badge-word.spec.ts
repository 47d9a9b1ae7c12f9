import { expect, test } from '@jest/globals';

import { badgeWordOf } from './badge-word.js';

const TODAY = '2026-11-21';

test.each([
  ['ISSUED', '2026-11-21', 'portal.learners.badge.valid', 'good'],
  ['ISSUED', '2026-11-20', 'portal.learners.badge.expired', 'bad'],
  ['PREPARED', '2028-11-20', 'portal.learners.badge.waiting', 'wait'],
  ['REVOKED', '2028-11-20', 'portal.learners.badge.revoked', 'bad'],
  ['WITHDRAWN', '2028-11-20', 'portal.learners.no-badge', 'quiet'],
  ['UNDONE', '2028-11-20', 'portal.learners.no-badge', 'quiet'],
] as const)('a badge that is %s until %s: %s', (state, validUntil, words, tone) => {
  const validFrom = '2026-11-20T15:00:00Z';
  expect(badgeWordOf({ state, validFrom, validUntil }, TODAY)).toMatchObject({ words, tone });
});

test.each([
  ['2026-11-22T05:00:00Z', 'portal.learners.badge.begins', '2026-11-22'],
  ['2026-11-22T04:59:00Z', 'portal.learners.badge.valid', '2028-11-20'],
])('one that begins at %s: %s', (validFrom, words, day) => {
  const badge = { state: 'ISSUED', validFrom, validUntil: '2028-11-20' } as const;
  expect(badgeWordOf(badge, TODAY)).toMatchObject({ words, day });
});

test('nobody’s badge is no badge', () => {
  expect(badgeWordOf(undefined, TODAY)).toEqual({
    tone: 'quiet',
    words: 'portal.learners.no-badge',
    day: null,
  });
});
