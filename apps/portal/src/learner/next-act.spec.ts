import { expect, test } from '@jest/globals';

import { actsOf } from '../sign-in/acts.js';
import type { Role } from '../sign-in/session.js';
import type { Learner } from './learner.js';
import { nextActOf } from './next-act.js';

const AGENCY = { name: 'North', slug: 'north', standing: 'AUTHORISED' } as never;

type State = 'SUBMITTED' | 'ACCEPTED' | 'RETURNED' | 'VOIDED';

/** A learner of two assignments, by the states of their completions. */
function aLearner(states: Readonly<Record<number, State>>, badge?: string): Learner {
  const accepted = [1, 2].filter((number) => states[number] === 'ACCEPTED');
  return {
    enrolment: { programmeVersion: { assignments: [{ number: 1 }, { number: 2 }] } },
    completions: Object.entries(states).map(([number, state]) => ({ assignment: Number(number), state })),
    qualification: { qualified: accepted.length === 2 },
    badges: badge === undefined ? [] : [{ id: 'b', state: badge }],
  } as unknown as Learner;
}

const nextFor = (roles: readonly Role[], learner: Learner) => {
  const acts = actsOf({ roles, agency: AGENCY });
  return nextActOf(learner, (act) => acts.has(act));
};
const manager = (learner: Learner) => nextFor(['AGENCY_MANAGER'], learner);
const assessor = (learner: Learner) => nextFor(['AGENCY_ASSESSOR'], learner);
const both = (learner: Learner) => nextFor(['AGENCY_MANAGER', 'AGENCY_ASSESSOR'], learner);

test('what comes next is recorded by those who record, in the order of the assignments', () => {
  expect(manager(aLearner({}))).toEqual({ kind: 'record', assignment: 1 });
  expect(manager(aLearner({ 1: 'RETURNED' }))).toEqual({ kind: 'record', assignment: 1 });
  expect(manager(aLearner({ 1: 'ACCEPTED', 2: 'VOIDED' }))).toEqual({ kind: 'record', assignment: 2 });
  expect(assessor(aLearner({}))).toBeNull();
});

test('what waits is decided by those who decide, and nothing is recorded past it', () => {
  const waits = aLearner({ 1: 'ACCEPTED', 2: 'SUBMITTED' });
  expect(assessor(waits)).toEqual({ kind: 'decide', assignment: 2 });
  expect(both(waits)).toEqual({ kind: 'decide', assignment: 2 });
  expect(manager(aLearner({ 1: 'SUBMITTED' }))).toBeNull();
});

test('a badge is issued to whoever is qualified and holds none; a badge that is held is opened', () => {
  const done = { 1: 'ACCEPTED', 2: 'ACCEPTED' } as const;
  expect(manager(aLearner(done))).toEqual({ kind: 'issue' });
  expect(manager(aLearner(done, 'REVOKED'))).toEqual({ kind: 'issue' });
  expect(assessor(aLearner(done))).toBeNull();
  for (const live of ['PREPARED', 'ISSUED'])
    expect(manager(aLearner(done, live))).toEqual({ kind: 'open-badge', badgeId: 'b' });
});
