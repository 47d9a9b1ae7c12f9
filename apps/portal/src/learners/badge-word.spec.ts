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
  expect(badgeWordOf({ state, validUntil }, TODAY)).toMatchObject({ words, tone });
});

test('nobody’s badge is no badge', () => {
  expect(badgeWordOf(undefined, TODAY)).toEqual({
    tone: 'quiet',
    words: 'portal.learners.no-badge',
    day: null,
  });
});
