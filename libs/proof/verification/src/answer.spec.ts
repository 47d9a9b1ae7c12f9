import { describe, expect, test } from '@jest/globals';

import { type CalendarDay, firstInstantOf, plusMilliseconds } from '#platform/clock';

import { aJudgedBadge, at, type Change } from '../../../../test/builders/judged-badge.js';
import { anIssuedCredential, NOW, ORIGIN } from '../../../../test/builders/proof.builder.js';
import { toAnswer } from './answer.js';
import { judgeRecord } from './judge-record.js';
import { STEP_NAMES } from './steps.js';

const { key, keyList, badge, byRecord, byText, late } = await aJudgedBadge(judgeRecord);

describe('an answer', () => {
  const answerFor = async (change: Change = {}) => toAnswer(await byRecord(change), change.now ?? NOW);
  const head = ['outcome', 'checkedAt', 'steps'];

  test('for VALID is the contract’s example', async () => {
    expect(await answerFor()).toEqual({
      outcome: 'VALID',
      checkedAt: '2026-12-01T12:00:00Z',
      steps: STEP_NAMES.map((name) => ({ name, answer: 'passed' })),
      subject: 'Z. Tremblay',
      credential: 'Member Service Qualified',
      issuer: { name: 'North Agency', authorised: true },
      validUntil: '2028-11-20',
      licence: { status: 'NOT_RECORDED' },
      appointed: 'NOT_SHARED',
      contact: { phone: '613-555-0142', email: 'desk@example.org' },
    });
  });

  test.each<[string, Change, readonly string[]]>([
    ['VALID', {}, ['subject', 'credential', 'issuer', 'validUntil', 'licence', 'appointed', 'contact']],
    ['EXPIRED', late, ['subject', 'credential', 'issuer', 'validUntil', 'licence', 'appointed', 'contact']],
    ['SUSPENDED', { record: { state: 'SUSPENDED' } }, ['credential', 'issuer', 'contact']],
    ['REVOKED', { record: { state: 'REVOKED' } }, ['credential', 'issuer', 'contact']],
    [
      'NOT_YET_VALID',
      { now: at('2026-11-21T12:00:00Z') },
      ['credential', 'issuer', 'validFrom', 'validUntil', 'contact'],
    ],
    ['NOT_FOUND', { record: null }, []],
    ['ALTERED', { record: { publicName: 'X' } }, []],
    ['CANNOT_CHECK', { list: null }, []],
  ])('for %s has just its members', async (outcome, change, members) => {
    const answer = await answerFor(change);
    expect(answer.outcome).toBe(outcome);
    expect(Object.keys(answer)).toEqual([...head, ...members]);
    const text = JSON.stringify(answer);
    expect(text.includes('Tremblay')).toBe(outcome === 'VALID' || outcome === 'EXPIRED');
    expect(text).not.toMatch(/failure|fault|urn:uuid/);
  });

  test('says the same of what never existed, what is prepared and what is malformed', async () => {
    const answers = [
      await answerFor({ record: null }),
      await answerFor({ record: { state: 'PREPARED', jwt: null } }),
      await answerFor({ record: null, list: null }),
      toAnswer(await byText('hello'), NOW),
    ];
    for (const answer of answers)
      expect(JSON.stringify(answer)).toBe(
        '{"outcome":"NOT_FOUND","checkedAt":"2026-12-01T12:00:00Z","steps":[]}',
      );
  });

  test('shows the first day as a day in Toronto', async () => {
    const early = anIssuedCredential(key, { validFrom: '2026-12-05T03:00:00Z' });
    const answer = toAnswer(await judgeRecord(early.record, keyList, NOW, ORIGIN), NOW);
    expect(answer).toMatchObject({ outcome: 'NOT_YET_VALID', validFrom: '2026-12-04' });
  });

  test('leaves the name out where the holder shows none', async () => {
    const nameless = anIssuedCredential(key, { publicName: null });
    const judgement = await judgeRecord(nameless.record, keyList, NOW, ORIGIN);
    expect(toAnswer(judgement, NOW)).toMatchObject({ outcome: 'VALID' });
    expect(toAnswer(judgement, NOW)).not.toHaveProperty('subject');
  });

  test.each([
    ['AUTHORISED', '2026-12-01', firstInstantOf('2026-12-02' as CalendarDay), -1, true],
    ['AUTHORISED', '2026-12-01', firstInstantOf('2026-12-02' as CalendarDay), 0, false],
    ['SUSPENDED', '2099-01-01', NOW, 0, false],
    ['ENDED', '2099-01-01', NOW, 0, false],
    ['', '2099-01-01', NOW, 0, false],
  ])('%s until %s is authorised or not', async (agencyStanding, day, now, shift, authorised) => {
    const record = { agencyStanding, authorisedUntil: day as CalendarDay };
    expect((await answerFor({ record, now: plusMilliseconds(now, shift) })).issuer).toMatchObject({
      authorised,
    });
  });

  test('tells what to do where that helps', async () => {
    const slip = badge.code.slice(0, -1) + (badge.code.endsWith('0') ? '1' : '0');
    expect(toAnswer(await byText(slip), NOW)).toMatchObject({ because: 'mistyped-code', steps: [] });
    expect(toAnswer(await byText('https://evil.example/'), NOW)).toMatchObject({
      because: 'not-one-of-ours',
      steps: [],
    });
  });
});
