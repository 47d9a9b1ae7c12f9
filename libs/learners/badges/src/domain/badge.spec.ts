import { expect, test } from '@jest/globals';

import { type CalendarDay, parseInstant } from '#platform/clock';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { foremostBadge } from './badge.js';

const NOW = parseInstant('2026-12-01T15:00:00Z')!;
const issued = aBadge().issued().build();
const suspended = aBadge().suspended().build();
const prepared = aBadge().build();
const withdrawn = aBadge().withdrawn().build();
const revoked = aBadge().revoked().build();
const expired = aBadge()
  .issued()
  .with({ validUntil: '2026-11-30' as CalendarDay })
  .build();
const core = aBadge().issued().with({ kind: 'CC_MS' }).build();

test.each([
  ['the one on the card, while its re-issue waits', [prepared, issued], issued],
  ['the one on the card, when its re-issue was withdrawn', [withdrawn, issued], issued],
  ['the suspended one', [withdrawn, suspended], suspended],
  ['the one that waits, after one that has expired', [prepared, expired], prepared],
  ['the last one, when all are over', [expired, revoked], expired],
  ['the MSQ badge beside Core Competencies', [core, revoked], revoked],
  ['none', [core], null],
])('a learner is known by %s', (_, held, foremost) => {
  expect(foremostBadge(held, NOW)).toBe(foremost);
});
