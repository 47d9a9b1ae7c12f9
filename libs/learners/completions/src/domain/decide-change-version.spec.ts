import { describe, expect, test } from '@jest/globals';

import type { ProgrammeVersion } from '#learners/programme';
import type { CalendarDay } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { acceptedOf, aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import type { Completion } from './completion.js';
import { decideChangeVersion, type VersionChange } from './decide-change-version.js';
import type { LearnerFile } from './learner-file.js';

/** Of the same content as the version that files are of, so that every assignment counts. */
const LATER = aProgramme().build();

const decided = (file: LearnerFile, to = LATER, there: readonly Completion[] = []) =>
  decideChangeVersion(file, to, there);
function works(file: LearnerFile, to = LATER, there: readonly Completion[] = []): VersionChange['works'] {
  const outcome = decided(file, to, there);
  if (outcome.kind !== 'version-changed') throw new Error(outcome.kind);
  return outcome.works;
}
const holding = (...completions: readonly Completion[]): LearnerFile => aLearnerFile({ completions });

/** A version of LPHQ's own word: its assignment 1 rests on these of the version before. */
function resting(from: readonly number[], before: ProgrammeVersion): ProgrammeVersion {
  return {
    ...LATER,
    carriesOver: [{ edition: before.edition, assignments: [{ number: 1, from: [...from] }] }],
  };
}

test('somebody on hold goes on under another version; who has left does not', () => {
  const standing = (word: 'ON_HOLD' | 'WITHDRAWN') =>
    aLearnerFile({ learner: aLearner().standing(word).build() });
  expect(decided(standing('ON_HOLD')).kind).toBe('version-changed');
  expect(decided(standing('WITHDRAWN'))).toEqual({ kind: 'learner-not-active', standing: 'WITHDRAWN' });
});

test.each(['SUBMITTED', 'AWAITING_APPROVAL'] as const)('work that is %s is decided first', (state) => {
  const waiting = aCompletion().ofAssignment(2).with({ state }).build();
  expect(decided(holding(...acceptedOf(1), waiting))).toEqual({
    kind: 'completions-waiting',
    assignments: [2],
  });
});

test('a version is neither the learner’s own nor retired', () => {
  const file = aLearnerFile();
  expect(decided(file, file.programme)).toEqual({ kind: 'version-unchanged' });
  expect(decided(file, { ...LATER, state: 'RETIRED' })).toEqual({ kind: 'version-retired' });
});

describe('what counts there', () => {
  test('is what was accepted and nothing else, by the same two people', () => {
    const returned = aCompletion().ofAssignment(2).returned().build();
    const [first] = acceptedOf(1);
    expect(works(holding(first!, returned))).toMatchObject([
      { assignment: 1, submittedBy: first!.submittedBy, judgedBy: { account: first!.decidedBy } },
    ]);
  });

  test('keeps the name of who judged it where there is no account', () => {
    const carried = aCompletion().carriedFrom('transfer:T1', 'R. Okafor').build();
    expect(works(holding(carried))).toMatchObject([{ judgedBy: { name: 'R. Okafor' } }]);
  });

  test('is never laid over what was done there', () => {
    const [there] = acceptedOf(1);
    const returned = aCompletion().ofAssignment(2).returned().build();
    const counted = works(holding(...acceptedOf(1, 2, 3)), LATER, [there!, returned]);
    expect(counted.map(({ assignment }) => assignment)).toEqual([3]);
  });

  test('is spoken for by what was completed last, where it rests on several', () => {
    const file = aLearnerFile();
    const early = aCompletion().accepted().completedOn('2026-11-03').build();
    const late = { ...early, assignment: 2, completedOn: '2026-11-09' as CalendarDay };
    const by = { submittedBy: 'a0000000-0000-4000-8000-00000000000f' as AccountId };
    const to = resting([1, 2], file.programme);
    for (const completions of [
      [early, { ...late, ...by }],
      [{ ...late, ...by }, early],
    ])
      expect(works({ ...file, completions }, to)).toMatchObject([
        { assignment: 1, completedOn: '2026-11-09', ...by },
      ]);
  });

  test('names outcomes that the assignment there has, and no other', () => {
    const file = aLearnerFile();
    const codes = file.programme.assignments[0]!.outcomeCodes;
    const outcomesMet = [...codes, ...file.programme.assignments[1]!.outcomeCodes];
    const [first] = acceptedOf(1);
    expect(works(holding({ ...first!, outcomesMet }))).toMatchObject([{ outcomesMet: codes }]);
  });

  test('is what was met in full, or what LPHQ’s own word lets count', () => {
    const lenient = aProgramme().needingOutcomes(1, 2).build();
    const outcomesMet = lenient.assignments[0]!.outcomeCodes.slice(0, 2);
    const [first] = acceptedOf(1);
    const file = { ...holding({ ...first!, outcomesMet }), programme: lenient };
    expect(works(file)).toEqual([]);
    expect(works(file, resting([1], lenient))).toMatchObject([{ assignment: 1, outcomesMet }]);
    const whole = { ...first!, outcomesMet: [...lenient.assignments[0]!.outcomeCodes] };
    expect(works({ ...file, completions: [whole] })).toMatchObject([{ assignment: 1 }]);
  });
});

describe('nobody', () => {
  test('loses the qualification, whoever is not qualified may lose what does not count there', () => {
    const strange = aProgramme().withoutOutcomes(2).build();
    expect(decided(holding(...acceptedOf(1, 2, 3, 4)), strange)).toEqual({
      kind: 'would-unqualify',
      missing: [2],
    });
    expect(works(holding(...acceptedOf(1, 2)), strange).map(({ assignment }) => assignment)).toEqual([1]);
    const [, second] = acceptedOf(1, 2);
    expect(decided(holding(...acceptedOf(1, 2, 3, 4)), strange, [second!]).kind).toBe('version-changed');
  });

  test('gets work back that was taken back here since', () => {
    const voided = aCompletion().ofAssignment(2).voided().build();
    expect(decided(holding(...acceptedOf(1), voided), LATER, acceptedOf(1, 2))).toEqual({
      kind: 'work-taken-back',
      assignments: [2],
    });
    expect(decided(holding(...acceptedOf(1, 2)), LATER, acceptedOf(1, 2)).kind).toBe('version-changed');
  });
});
