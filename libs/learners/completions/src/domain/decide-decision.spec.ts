import { describe, expect, test } from '@jest/globals';

import type { AccountId } from '#platform/tenancy';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import type { CompletionState } from './completion.js';
import { type AcceptDecision, decideAccept } from './decide-accept.js';
import { decideReturn } from './decide-return.js';
import type { Decider } from './four-eyes.js';
import type { RubricNoteText } from './read-rubric-notes.js';

const ASSESSOR: Decider = {
  accountId: 'a0000000-0000-4000-8000-00000000000b' as AccountId,
  email: 'assessor@example.org',
  wayIn: null,
};
const FILE = aLearnerFile();
const WAITING = aCompletion().build();
const AS_IT_IS = { outcomesMet: null, rubricNotes: [] };
const FIVE = ['MSQ1.01-O1', 'MSQ1.01-O2', 'MSQ1.01-O3', 'MSQ1.01-O4', 'MSQ1.01-O5'];

function accept(outcomesMet: readonly string[] | null, file = FILE, decider = ASSESSOR): AcceptDecision {
  return decideAccept(file, WAITING, decider, { outcomesMet, rubricNotes: [] });
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

  test('takes as many as the assignment needs, and keeps which they were', () => {
    const { programme } = FILE;
    const assignments = programme.assignments.map((one) => ({ ...one, outcomesNeeded: 3 }));
    const file = { ...FILE, programme: { ...programme, assignments } };
    expect(accept([FIVE[4]!, FIVE[0]!, FIVE[2]!], file)).toMatchObject({
      completion: { outcomesMet: [FIVE[0], FIVE[2], FIVE[4]] },
    });
    expect(accept([FIVE[4]!, FIVE[0]!, FIVE[4]!], file)).toEqual({
      kind: 'outcomes-missing',
      missing: FIVE.slice(1, 4),
    });
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
    expect(
      decideReturn(file, WAITING, ASSESSOR, { reason: 'Page two is missing.', rubricNotes: [] }).kind,
    ).toBe('returned');
  });

  test('of an assignment without outcomes needs none', () => {
    const decision = decideAccept(FILE, aCompletion().with({ assignment: 3 }).build(), ASSESSOR, AS_IT_IS);
    expect(decision).toMatchObject({ kind: 'accepted', completion: { outcomesMet: [] } });
  });
});

describe('notes on outcomes', () => {
  const [first, second] = FIVE as [string, string];
  const noted = (rubricNotes: readonly RubricNoteText[]) => [
    decideAccept(FILE, WAITING, ASSESSOR, { outcomesMet: null, rubricNotes }),
    decideReturn(FILE, WAITING, ASSESSOR, { reason: 'why', rubricNotes }),
  ];

  test('stay with the decision, whichever it is', () => {
    const notes = [
      { outcome: second, note: ' Calm at the door. ' },
      { outcome: first, note: 'two\r\nlines' },
    ];
    for (const decision of noted(notes))
      expect(decision).toMatchObject({
        completion: { rubricNotes: { [first]: 'two\nlines', [second]: 'Calm at the door.' } },
      });
  });

  test.each([
    ['of another assignment', [{ outcome: 'MSQ1.02-O1', note: 'x' }], 'not-a-choice'],
    ['of no assignment', [{ outcome: '__proto__', note: 'x' }], 'not-a-choice'],
    [
      'noted twice',
      [
        { outcome: first, note: 'x' },
        { outcome: first, note: 'y' },
      ],
      'not-a-choice',
    ],
    ['noted with nothing', [{ outcome: first, note: ' ' }], 'empty'],
    ['noted at length', [{ outcome: first, note: 'x'.repeat(501) }], 'too-long'],
  ])('%s are refused', (_, notes, because) => {
    for (const decision of noted(notes))
      expect(decision).toMatchObject({
        kind: 'invalid-input',
        problems: [{ field: 'rubricNotes', because }],
      });
  });
});

test('a return keeps the reason and the attempt', () => {
  expect(
    decideReturn(FILE, { ...WAITING, attempt: 2 }, ASSESSOR, { reason: 'page two', rubricNotes: [] }),
  ).toEqual({
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
      decideAccept(file, completion, by, AS_IT_IS),
  ],
  [
    'returning',
    (file = FILE, completion = aCompletion().build(), by = ASSESSOR) =>
      decideReturn(file, completion, by, { reason: 'why', rubricNotes: [] }),
  ],
] as const;

describe.each(DECISIONS)('%s', (_, decide) => {
  test.each<CompletionState>(['ACCEPTED', 'RETURNED', 'VOIDED', 'AWAITING_APPROVAL'])(
    'what is %s is refused: it does not wait',
    (state) => {
      expect(decide(FILE, aCompletion().with({ state }).build())).toEqual({
        kind: 'completion-not-waiting',
        state,
      });
    },
  );

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

  test.each([
    ['the decider’s slip', 'slip', 'way-in-by-you'],
    ['a code that was mailed where the decider had it go', 'address-changed', 'address-by-you'],
    ['the decider’s own address', 'address-held', 'address-was-yours'],
  ] as const)('work of whoever could have come in by %s is refused (T11)', (_way, wayIn, because) => {
    expect(decide(FILE, WAITING, { ...ASSESSOR, wayIn })).toEqual({ kind: 'four-eyes-needed', because });
  });

  test('an account of the learner’s own makes nobody another person: the e-mail tells', () => {
    const accountId = 'a0000000-0000-4000-8000-0000000000dd' as AccountId;
    const own = aLearner().withAccount(accountId);
    const [same, other] = [own.withEmail(ASSESSOR.email), own.withEmail('zoe@example.org')];
    expect(decide(aLearnerFile({ learner: same.build() }))).toEqual({
      kind: 'four-eyes-needed',
      because: 'about-you',
    });
    expect(decide(aLearnerFile({ learner: other.build() })).kind).toMatch(/accepted|returned/);
  });
});
