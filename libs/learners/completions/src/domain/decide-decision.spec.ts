import { describe, expect, test } from '@jest/globals';

import type { AccountId } from '#platform/tenancy';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import type { CompletionState } from './completion.js';
import { type AcceptDecision, decideAccept } from './decide-accept.js';
import { decideReturn } from './decide-return.js';
import type { Decider } from './four-eyes.js';

const ASSESSOR: Decider = {
  accountId: 'a0000000-0000-4000-8000-00000000000b' as AccountId,
  email: 'assessor@example.org',
};
const FILE = aLearnerFile();
const WAITING = aCompletion().build();
const FIVE = ['MSQ1.01-O1', 'MSQ1.01-O2', 'MSQ1.01-O3', 'MSQ1.01-O4', 'MSQ1.01-O5'];

function accept(outcomesMet: readonly string[] | null, file = FILE, decider = ASSESSOR): AcceptDecision {
  return decideAccept(file, WAITING, decider, outcomesMet);
}

describe('an acceptance', () => {
  test.each([
    ['without a word about outcomes', null],
    ['with each outcome, in any order and twice over', [...FIVE].reverse().concat(FIVE)],
  ])('%s meets all of the assignment’s', (_, outcomesMet) => {
    expect(accept(outcomesMet)).toEqual({
      kind: 'accepted',
      completion: {
        ...WAITING,
        state: 'ACCEPTED',
        decidedBy: ASSESSOR.accountId,
        decidedAt: FILE.openedAt,
        outcomesMet: FIVE,
      },
    });
  });

  test('is whole or not at all', () => {
    expect(accept(FIVE.slice(1, 4))).toEqual({
      kind: 'outcomes-missing',
      missing: ['MSQ1.01-O1', 'MSQ1.01-O5'],
    });
    expect(accept([])).toEqual({ kind: 'outcomes-missing', missing: FIVE });
  });

  test('knows the assignment’s outcomes only', () => {
    expect(accept([...FIVE, 'MSQ1.02-O1'])).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'outcomesMet', because: 'not-a-choice' }],
    });
  });

  test('is refused while the enrolment rests; what waits can still go back', () => {
    const { learner } = FILE;
    const enrolment = { ...learner.enrolment, standing: 'ON_HOLD' } as const;
    const file = { ...FILE, learner: { ...learner, enrolment } };
    expect(accept(FIVE, file)).toEqual({ kind: 'learner-not-active', standing: 'ON_HOLD' });
    expect(decideReturn(file, WAITING, ASSESSOR, 'Page two is missing.').kind).toBe('returned');
  });

  test('of an assignment without outcomes needs none', () => {
    const decision = decideAccept(FILE, aCompletion().with({ assignment: 3 }).build(), ASSESSOR, null);
    expect(decision).toMatchObject({ kind: 'accepted', completion: { outcomesMet: [] } });
  });
});

test('a return keeps the reason and the attempt', () => {
  expect(decideReturn(FILE, { ...WAITING, attempt: 2 }, ASSESSOR, 'page two')).toEqual({
    kind: 'returned',
    completion: {
      ...WAITING,
      state: 'RETURNED',
      attempt: 2,
      decidedBy: ASSESSOR.accountId,
      decidedAt: FILE.openedAt,
      returnReason: 'page two',
    },
  });
});

const DECISIONS = [
  [
    'accepting',
    (file = FILE, completion = aCompletion().build(), by = ASSESSOR) =>
      decideAccept(file, completion, by, null),
  ],
  [
    'returning',
    (file = FILE, completion = aCompletion().build(), by = ASSESSOR) =>
      decideReturn(file, completion, by, 'why'),
  ],
] as const;

describe.each(DECISIONS)('%s', (_, decide) => {
  test.each<CompletionState>(['ACCEPTED', 'RETURNED'])('what is %s is refused: it does not wait', (state) => {
    expect(decide(FILE, aCompletion().with({ state }).build())).toEqual({
      kind: 'completion-not-waiting',
      state,
    });
  });

  test('one’s own submission is refused (T11)', () => {
    expect(decide(FILE, aCompletion().with({ submittedBy: ASSESSOR.accountId }).build())).toEqual({
      kind: 'four-eyes-needed',
      because: 'submitted-by-you',
    });
  });

  test('one’s own work is refused, known by account (T11)', () => {
    const learner = aLearner().withAccount(ASSESSOR.accountId).withEmail('someone.else@example.org').build();
    expect(decide(aLearnerFile({ learner }))).toEqual({ kind: 'four-eyes-needed', because: 'about-you' });
  });

  test.each(['assessor@example.org', 'Assessor@Example.ORG', ' assessor@example.org'])(
    'one’s own work is refused, known by the e-mail “%s” (T11)',
    (email) => {
      const learner = aLearner().withEmail(email).build();
      expect(decide(aLearnerFile({ learner }))).toEqual({ kind: 'four-eyes-needed', because: 'about-you' });
    },
  );

  test('a learner with an account of their own is who that account says', () => {
    const accountId = 'a0000000-0000-4000-8000-0000000000dd' as AccountId;
    const learner = aLearner().withAccount(accountId).withEmail(ASSESSOR.email).build();
    expect(decide(aLearnerFile({ learner })).kind).toMatch(/accepted|returned/);
  });
});
