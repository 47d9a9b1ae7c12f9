import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { CalendarDay } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { acceptedOf, aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import type { CompletionId } from './completion.js';
import { decideSubmit, type SubmitDecision } from './decide-submit.js';
import type { LearnerFile } from './learner-file.js';
import type { Submission } from './read-submission.js';

const REGISTRAR = 'a0000000-0000-4000-8000-00000000000c' as AccountId;
const FRESH = 'c0000000-0000-4000-8000-0000000000ff' as CompletionId;

function submit(file: LearnerFile, different: Partial<Submission> = {}): SubmitDecision {
  const submission = {
    assignment: 1,
    completedOn: day('2026-11-20'),
    evidenceLink: null,
    note: null,
    evidenceFileId: null,
    backdatedBecause: null,
    ...different,
  };
  return decideSubmit(file, submission, { accountId: REGISTRAR, freshId: FRESH });
}

const day = (text: string): CalendarDay => text as CalendarDay;

describe('a first submission', () => {
  test('waits, as attempt 1, in the name of who submitted it', () => {
    const file = aLearnerFile();
    expect(submit(file, { note: 'by hand' })).toEqual({
      kind: 'submitted',
      completion: aCompletion()
        .with({
          id: FRESH,
          learnerId: file.learner.id,
          completedOn: day('2026-11-20'),
          submittedBy: REGISTRAR,
          submittedAt: file.openedAt,
          note: 'by hand',
        })
        .build(),
    });
  });

  test.each([0, 5, -1, 1.5])(
    'of assignment %d, which the programme does not have, is refused',
    (assignment) => {
      expect(submit(aLearnerFile(), { assignment })).toEqual({ kind: 'assignment-unknown', assignment });
    },
  );
});

test.each(['ON_HOLD', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED'] as const)(
  'nothing is submitted for a learner who is %s',
  (standing) => {
    const { learner } = aLearnerFile();
    const file = aLearnerFile({ learner: { ...learner, enrolment: { ...learner.enrolment, standing } } });
    expect(submit(file)).toEqual({ kind: 'learner-not-active', standing });
  },
);

test('what waits for LPHQ’s word on its day is not submitted a second time', () => {
  const asked = aCompletion().with({ assignment: 1, state: 'AWAITING_APPROVAL' }).build();
  expect(submit(aLearnerFile({ completions: [asked] }))).toMatchObject({
    kind: 'completion-already-submitted',
    completion: { state: 'AWAITING_APPROVAL' },
  });
});

describe('the order of the assignments', () => {
  test('names every lower one that is not accepted', () => {
    const file = aLearnerFile({
      completions: [...acceptedOf(1), aCompletion().with({ assignment: 2 }).build()],
    });
    expect(submit(file, { assignment: 4 })).toEqual({
      kind: 'assignment-out-of-order',
      assignment: 4,
      missing: [2, 3],
    });
  });

  test('lets the next one through', () => {
    expect(submit(aLearnerFile({ completions: acceptedOf(1) }), { assignment: 2 }).kind).toBe('submitted');
    expect(submit(aLearnerFile({ completions: acceptedOf(1, 2, 3) }), { assignment: 4 }).kind).toBe(
      'submitted',
    );
  });

  test('is free where the programme says so', () => {
    const { programme } = aLearnerFile();
    const free = { ...programme, policies: { ...programme.policies, sequentialAssignments: false } };
    expect(submit(aLearnerFile({ programme: free }), { assignment: 4 }).kind).toBe('submitted');
  });
});

describe('the day of completion', () => {
  test('may be the day of enrolment, not the day before', () => {
    expect(submit(aLearnerFile(), { completedOn: day('2026-11-02') }).kind).toBe('submitted');
    expect(submit(aLearnerFile(), { completedOn: day('2026-11-01') })).toEqual({
      kind: 'completed-before-enrolment',
      enrolledOn: '2026-11-02',
    });
  });

  test('lies at most the backdating limit ago', () => {
    const file = aLearnerFile();
    const enrolment = { ...file.learner.enrolment, enrolledOn: day('2026-01-02') };
    const longAgo = { ...file, learner: { ...file.learner, enrolment } };
    expect(submit(longAgo, { completedOn: day('2026-10-22') }).kind).toBe('submitted');
    expect(submit(longAgo, { completedOn: day('2026-10-21') })).toEqual({
      kind: 'completed-too-long-ago',
      earliest: '2026-10-22',
    });
  });

  test('lies further back where somebody says why, and then waits for LPHQ; within the limit nothing is asked', () => {
    const file = aLearnerFile();
    const enrolment = { ...file.learner.enrolment, enrolledOn: day('2026-01-02') };
    const longAgo = { ...file, learner: { ...file.learner, enrolment } };
    const asked = { backdatedBecause: 'The post was on strike.' };
    expect(submit(longAgo, { ...asked, completedOn: day('2026-10-21') })).toMatchObject({
      completion: { ...asked, state: 'AWAITING_APPROVAL', approvedBy: null },
    });
    expect(submit(longAgo, { ...asked, completedOn: day('2026-10-22') })).toMatchObject({
      completion: { state: 'SUBMITTED', backdatedBecause: null },
    });
    expect(submit(longAgo, { ...asked, completedOn: day('2026-01-01') }).kind).toBe(
      'completed-before-enrolment',
    );
  });
});

describe('an assignment that was submitted before', () => {
  test('is refused while it waits and after it was accepted', () => {
    const waiting = aCompletion().build();
    const accepted = aCompletion().accepted().build();
    expect(submit(aLearnerFile({ completions: [waiting] }))).toEqual({
      kind: 'completion-already-submitted',
      completion: waiting,
    });
    expect(submit(aLearnerFile({ completions: [accepted] }))).toEqual({
      kind: 'completion-already-accepted',
      completion: accepted,
    });
  });

  test('comes back after a return as the next attempt of the same completion, with nothing of the decision left', () => {
    const returned = aCompletion()
      .with({
        state: 'RETURNED',
        attempt: 2,
        decidedBy: 'a0000000-0000-4000-8000-00000000000b' as AccountId,
        decidedAt: aLearnerFile().openedAt,
        returnReason: 'page two is missing',
      })
      .build();
    expect(submit(aLearnerFile({ completions: [returned] }))).toMatchObject({
      kind: 'submitted',
      completion: {
        id: returned.id,
        state: 'SUBMITTED',
        attempt: 3,
        submittedBy: REGISTRAR,
        decidedBy: null,
        decidedAt: null,
        returnReason: null,
      },
    });
  });
});

test('whatever is held, nothing is submitted before its turn, twice, or over an acceptance', () => {
  const standing = fc.constantFrom(
    'NOT_STARTED' as const,
    'SUBMITTED' as const,
    'ACCEPTED' as const,
    'RETURNED' as const,
    'VOIDED' as const,
  );
  fc.assert(
    fc.property(
      fc.tuple(standing, standing, standing, standing),
      fc.integer({ min: 1, max: 4 }),
      (held, assignment) => {
        const completions = held.flatMap((state, index) =>
          state === 'NOT_STARTED'
            ? []
            : [
                aCompletion()
                  .with({ assignment: index + 1, state })
                  .build(),
              ],
        );
        const inTurn = held.slice(0, assignment - 1).every((state) => state === 'ACCEPTED');
        const isOpen = ['NOT_STARTED', 'RETURNED', 'VOIDED'].includes(held[assignment - 1]!);
        const decision = submit(aLearnerFile({ completions }), { assignment });
        expect(decision.kind === 'submitted').toBe(inTurn && isOpen);
      },
    ),
  );
});
