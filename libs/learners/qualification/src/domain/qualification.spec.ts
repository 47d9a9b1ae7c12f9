import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Completion } from '#learners/completions';
import { type ProgrammeVersion, SEED_EDITION } from '#learners/programme';
import type { CalendarDay } from '#platform/clock';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { qualificationOf } from './qualification.js';

const VERSION = aCompletion().build().programmeVersionId;
const OTHER_VERSION = 'e0000000-0000-4000-8000-000000000002';
const PROGRAMME: ProgrammeVersion = { ...SEED_EDITION, id: VERSION, state: 'PUBLISHED' };

const accepted = (assignment: number, completedOn = '2026-11-10'): Completion =>
  aCompletion()
    .accepted()
    .with({ assignment, completedOn: completedOn as CalendarDay })
    .build();

const missingIn = (completions: readonly Completion[]): readonly number[] => {
  const answer = qualificationOf(completions, PROGRAMME);
  return answer.kind === 'qualified' ? [] : answer.missing.map(({ number }) => number);
};

describe('a learner', () => {
  test('who has all four is qualified on the day of the last, whatever their order', () => {
    const all = [
      accepted(4, '2026-11-09'),
      accepted(1),
      accepted(3, '2026-11-20'),
      accepted(2, '2026-11-12'),
    ];
    expect(qualificationOf(all, PROGRAMME)).toEqual({ kind: 'qualified', qualifiedOn: '2026-11-20' });
  });

  test('learns everything that is still open, in the programme’s order', () => {
    expect(missingIn([])).toEqual([1, 2, 3, 4]);
    expect(missingIn([accepted(3), accepted(1)])).toEqual([2, 4]);
  });

  test('is not qualified by work that waits or was returned', () => {
    const three = [accepted(1), accepted(2), accepted(3)];
    expect(missingIn([...three, aCompletion().with({ assignment: 4 }).build()])).toEqual([4]);
    expect(missingIn([...three, aCompletion().with({ assignment: 4, state: 'RETURNED' }).build()])).toEqual([
      4,
    ]);
  });

  test('is no longer qualified once an acceptance is voided', () => {
    const all = [1, 2, 3, 4].map((assignment) => accepted(assignment));
    expect(missingIn(all)).toEqual([]);
    expect(missingIn([...all.slice(1), { ...all[0]!, state: 'VOIDED' }])).toEqual([1]);
  });

  test('is not qualified by another edition’s assignment of the same number', () => {
    const other = { ...accepted(4), programmeVersionId: OTHER_VERSION };
    expect(missingIn([accepted(1), accepted(2), accepted(3), other])).toEqual([4]);
  });

  test('is not qualified by a version that asks for nothing', () => {
    const empty = { ...PROGRAMME, assignments: [] };
    expect(qualificationOf([accepted(1)], empty)).toEqual({ kind: 'not-qualified', missing: [] });
  });
});

describe('for any completions', () => {
  const completion = fc
    .record({
      assignment: fc.integer({ min: 1, max: 6 }),
      state: fc.constantFrom('SUBMITTED' as const, 'ACCEPTED' as const, 'RETURNED' as const),
      programmeVersionId: fc.constantFrom(VERSION, VERSION, OTHER_VERSION),
      day: fc.integer({ min: 10, max: 28 }),
    })
    .map(({ day, ...rest }) =>
      aCompletion()
        .with({ ...rest, completedOn: `2026-11-${day}` as CalendarDay })
        .build(),
    );
  const completions = fc.array(completion, { maxLength: 12 });
  const complete = fc
    .shuffledSubarray([1, 2, 3, 4], { minLength: 4 })
    .map((numbers) => numbers.map((n) => accepted(n)));

  test('qualified ⇔ every assignment of the version is accepted', () => {
    fc.assert(
      fc.property(fc.oneof(completions, complete), (held) => {
        const isAccepted = (number: number) =>
          held.some(
            (c) => c.assignment === number && c.state === 'ACCEPTED' && c.programmeVersionId === VERSION,
          );
        const all = PROGRAMME.assignments.every(({ number }) => isAccepted(number));
        expect(qualificationOf(held, PROGRAMME).kind === 'qualified').toBe(all);
        expect(missingIn(held)).toEqual([1, 2, 3, 4].filter((number) => !isAccepted(number)));
      }),
    );
  });

  test('completing more never un-qualifies and never opens an assignment again', () => {
    fc.assert(
      fc.property(fc.oneof(completions, complete), completions, (held, more) => {
        expect(missingIn(held)).toEqual(expect.arrayContaining([...missingIn([...held, ...more])]));
        if (qualificationOf(held, PROGRAMME).kind === 'qualified')
          expect(qualificationOf([...held, ...more], PROGRAMME).kind).toBe('qualified');
      }),
    );
  });
});
