import { describe, expect, test } from '@jest/globals';

import type { CalendarDay } from '#platform/clock';

import { judgeSheet, type SheetFacts, type SheetRow } from './learner-sheet.js';

const TODAY = '2026-11-21' as CalendarDay;
const HALL = '11111111-1111-4111-8111-111111111111';
const FACTS: SheetFacts = {
  communities: new Map([
    ['northern hall', HALL],
    [HALL, HALL],
  ]),
  externalIds: new Set(['HR-1']),
  emails: new Set(['family@example.org']),
};
const POLICIES = { minimumAge: 18, minorsFrom: 16 };
const FOR_ALL = { communityId: HALL, track: 'MSO', ageAttested: 'ADULT' };
const zoe = (different: Partial<SheetRow> = {}): SheetRow => ({
  givenName: 'Zoe',
  familyName: 'Tremblay',
  ...different,
});
const judged = (rows: readonly SheetRow[], defaults = FOR_ALL as object, policies: object = POLICIES) =>
  judgeSheet(rows, defaults, FACTS, { ...(policies as typeof POLICIES), today: TODAY });
const saidOf = (rows: readonly SheetRow[], defaults?: object, policies?: object) =>
  judged(rows, defaults, policies).problems.map(
    ({ row, field, because, isWarning }) => `${row} ${field} ${because}${isWarning ? ' (warning)' : ''}`,
  );

describe('a sheet of learners', () => {
  test('takes what holds for all, unless a line says otherwise', () => {
    const { sound, problems } = judged([
      zoe(),
      {
        singleName: 'Nuliajuk',
        community: 'NORTHERN  Hall',
        track: 'GUARD',
        ageAttested: 'MINOR_WITH_CONSENT',
      },
    ]);
    expect(problems).toEqual([]);
    expect(sound).toMatchObject([
      { row: 0, form: { communityId: HALL, track: 'MSO', ageAttested: 'ADULT' } },
      { row: 1, form: { communityId: HALL, track: 'GUARD', ageAttested: 'MINOR_WITH_CONSENT' } },
    ]);
  });

  test('is judged line by line: a fault keeps no other line out', () => {
    const { sound, problems } = judged([zoe({ givenName: '7' }), zoe(), zoe({ email: 'nowhere' })]);
    expect(sound.map(({ row }) => row)).toEqual([1]);
    expect(problems.map(({ row, field }) => [row, field])).toEqual([
      [0, 'givenName'],
      [2, 'email'],
    ]);
  });

  test.each([
    [[zoe({ externalId: 'HR-1' })], ['0 externalId external-id-taken']],
    [[zoe({ externalId: 'HR-2' }), zoe({ externalId: ' HR-2 ' })], ['1 externalId external-id-twice']],
    [[zoe({ email: 'Family@example.org' })], ['0 email email-known (warning)']],
    [[zoe({ email: 'a@example.org' }), zoe({ email: 'A@example.org' })], ['1 email email-twice (warning)']],
    [[zoe({ community: 'Southern Hall' })], ['0 community community-unknown']],
    [[zoe({ joinedOn: '2027-11-23' })], ['0 joinedOn too-far-ahead']],
    [[zoe({ joinedOn: '02/11/2026' }), zoe()], ['0 joinedOn not-a-day']],
  ])('says of %j: %j', (rows, said) => {
    expect(saidOf(rows)).toEqual(said);
  });

  test('asks for the community, the track and the age where nobody said them', () => {
    expect(saidOf([zoe()], {})).toEqual(['0 track empty', '0 community empty']);
    expect(saidOf([zoe()], { communityId: HALL, track: 'MSO' })).toEqual(['0 ageAttested empty']);
  });

  test('takes no minor where the programme takes none', () => {
    const minor = zoe({ ageAttested: 'MINOR_WITH_CONSENT' });
    expect(saidOf([minor], FOR_ALL, { minimumAge: 18, minorsFrom: null })).toEqual([
      '0 ageAttested minors-not-admitted',
    ]);
  });

  test('takes the day of joining of each line, and none where a line says none', () => {
    const { sound } = judged([zoe({ joinedOn: '2026-11-02' }), zoe()]);
    expect(sound.map(({ form }) => form.joinedOn)).toEqual(['2026-11-02', null]);
  });

  test('two lines with one address are both taken: a family may share it', () => {
    expect(judged([zoe({ email: 'a@example.org' }), zoe({ email: 'a@example.org' })]).sound).toHaveLength(2);
  });
});
