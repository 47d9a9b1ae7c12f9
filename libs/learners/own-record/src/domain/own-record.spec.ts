import { expect, test } from '@jest/globals';

import type { AccountId } from '#platform/tenancy';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { acceptedOf, aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import { ownRecordOf } from './own-record.js';

const OWN = 'a0000000-0000-4000-8000-0000000000aa' as AccountId;
/** The account that was replaced. */
const BEFORE = 'a0000000-0000-4000-8000-0000000000bb' as AccountId;

function ownRecord(completions: ReturnType<typeof acceptedOf>, mayAct = true) {
  return ownRecordOf({ ...aLearnerFile({ completions }), mayAct, ownAccounts: [] }, new Map());
}
const told = (record: ReturnType<typeof ownRecord>) =>
  record.assignments.map(({ assignment, standing, canHandIn, waitsFor }) => [
    assignment.number,
    standing,
    canHandIn,
    waitsFor,
  ]);

test('the first assignment is open, the others wait for those before them', () => {
  expect(told(ownRecord([]))).toEqual([
    [1, 'NOT_STARTED', true, []],
    [2, 'NOT_STARTED', false, [1]],
    [3, 'NOT_STARTED', false, [1, 2]],
    [4, 'NOT_STARTED', false, [1, 2, 3]],
  ]);
});

test('what was returned or voided is open again, what waits or is accepted is not', () => {
  const returned = aCompletion().ofAssignment(2).returned().build();
  const waiting = aCompletion().ofAssignment(2).build();
  expect(told(ownRecord([...acceptedOf(1), returned]))[1]).toEqual([2, 'RETURNED', true, []]);
  expect(told(ownRecord([...acceptedOf(1), waiting]))[1]).toEqual([2, 'SUBMITTED', false, []]);
  expect(told(ownRecord([aCompletion().voided().build()]))[0]).toEqual([1, 'VOIDED', true, []]);
});

test('nothing is open at an agency that may not act today', () => {
  expect(told(ownRecord([], false)).map(([, , open]) => open)).toEqual([false, false, false, false]);
});

test('all accepted is qualified, with the day', () => {
  expect(ownRecord(acceptedOf(1, 2, 3, 4)).qualifiedOn).toBe('2026-11-10');
  expect(ownRecord(acceptedOf(1, 2, 3)).qualifiedOn).toBeNull();
});

test('what the learner handed in is told from what the agency recorded for them', () => {
  const learner = { ...aLearner().build(), accountId: OWN };
  const completions = [
    aCompletion().submittedBy(OWN).build(),
    aCompletion().ofAssignment(2).build(),
    aCompletion().ofAssignment(3).submittedBy(BEFORE).build(),
  ];
  const file = { ...aLearnerFile({ learner, completions }), mayAct: true, ownAccounts: [BEFORE] };
  const { assignments } = ownRecordOf(file, new Map());
  expect(assignments.slice(0, 3).map(({ work }) => work?.isByLearner)).toEqual([true, false, true]);
});

test('of the attempts before, the newest twenty', () => {
  const standing = aCompletion().with({ attempt: 30 }).build();
  const earlier = Array.from({ length: 29 }, (_, index) => ({ ...standing, attempt: 29 - index }));
  const record = ownRecordOf(
    { ...aLearnerFile({ completions: [standing] }), mayAct: true, ownAccounts: [] },
    new Map([[standing.id, earlier]]),
  );
  const attempts = record.assignments[0]?.before.map(({ completion }) => completion.attempt);
  expect(attempts).toEqual(earlier.slice(0, 20).map(({ attempt }) => attempt));
});
