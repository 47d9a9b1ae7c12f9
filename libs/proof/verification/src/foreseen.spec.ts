import { describe, expect, test } from '@jest/globals';

import type { CalendarDay } from '#platform/clock';

import { aJudgedBadge, at, type Change } from '../../../../test/builders/judged-badge.js';
import { NOW } from '../../../../test/builders/proof.builder.js';
import { toAnswer } from './answer.js';
import { foreseen } from './foreseen.js';
import { judgeRecord } from './judge-record.js';

const { badge, byRecord, late } = await aJudgedBadge(judgeRecord);

describe('what is foreseen of a sound badge is what a scan answers', () => {
  test.each<[string, Change]>([
    ['valid', {}],
    ['expired', late],
    ['at its last instant', { ...late, now: at('2028-11-21T04:59:59Z') }],
    ['an instant later', { ...late, now: at('2028-11-21T05:00:00Z') }],
    ['not yet valid', { now: at('2026-11-21T12:00:00Z') }],
    ['revoked', { record: { state: 'REVOKED', revokedAt: NOW } }],
    ['suspended', { record: { state: 'SUSPENDED' } }],
    ['prepared', { record: { state: 'PREPARED', jwt: null } }],
    ['its agency suspended', { record: { agencyStanding: 'SUSPENDED' } }],
    ['its agency’s authorisation over', { record: { authorisedUntil: '2026-11-30' as CalendarDay } }],
  ])('%s', async (_, change) => {
    const now = change.now ?? NOW;
    const scanned = toAnswer(await byRecord(change), now);
    expect(foreseen({ ...badge.record, ...change.record }, now)).toEqual(scanned);
  });

  test.each(['WITHDRAWN', 'UNDONE', 'ANYTHING'])('%s is found by no scan', (state) => {
    expect(foreseen({ ...badge.record, state, revokedAt: NOW }, NOW)).toEqual(
      foreseen({ ...badge.record, state: 'PREPARED' }, NOW),
    );
  });
});
