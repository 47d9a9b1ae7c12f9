import { expect, test } from '@jest/globals';

import { actsOf } from '../sign-in/acts.js';
import type { Role } from '../sign-in/session.js';
import { type Badge, heldBadgesOf, issuableKindsOf, type Learner } from './learner.js';
import { nextActOf, waitsFor } from './next-act.js';

const AGENCY = { name: 'North', slug: 'north', standing: 'AUTHORISED' } as never;

type State = 'SUBMITTED' | 'AWAITING_APPROVAL' | 'ACCEPTED' | 'RETURNED' | 'VOIDED';

const TODAY = '2026-11-21';

/** A learner of two assignments, in their order, by the states of their completions and what their badges are. */
function aLearner(states: Readonly<Record<number, State>>, ...badges: readonly Partial<Badge>[]): Learner {
  const missing = [1, 2].filter((number) => states[number] !== 'ACCEPTED');
  const policies = { sequentialAssignments: true };
  return {
    enrolment: {
      ...{ standing: 'ACTIVE', state: 'CC_MS_AWARDED' },
      programmeVersion: { policies, assignments: [{ number: 1 }, { number: 2 }] },
    },
    completions: Object.entries(states).map(([number, state]) => ({ assignment: Number(number), state })),
    qualification: { qualified: missing.length === 0, missing },
    badges: badges.map((badge) => ({ id: 'b', kind: 'MSQ', state: 'ISSUED', validUntil: TODAY, ...badge })),
  } as unknown as Learner;
}

/** The same in an edition that lets assignments come in any order. */
function inAnyOrder(states: Readonly<Record<number, State>>): Learner {
  const learner = aLearner(states);
  const { enrolment } = learner;
  const { assignments } = enrolment.programmeVersion;
  const programmeVersion = { policies: { sequentialAssignments: false }, assignments };
  return { ...learner, enrolment: { ...enrolment, programmeVersion } } as unknown as Learner;
}

const nextFor = (roles: readonly Role[], learner: Learner) => {
  const acts = actsOf({ roles, agency: AGENCY });
  return nextActOf(learner, (act) => acts.has(act), TODAY);
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
  for (const state of ['SUBMITTED', 'AWAITING_APPROVAL'] as const)
    expect(manager(aLearner({ 1: state }))).toBeNull();
});

test('an assignment waits for those before it that are not accepted, where the edition asks for their order', () => {
  expect(waitsFor(aLearner({}), 1)).toEqual([]);
  for (const state of ['SUBMITTED', 'AWAITING_APPROVAL', 'RETURNED', 'VOIDED'] as const)
    expect(waitsFor(aLearner({ 1: state }), 2)).toEqual([1]);
  expect(waitsFor(aLearner({ 1: 'ACCEPTED' }), 2)).toEqual([]);
});

test('in any order, what is open is recorded while other work waits', () => {
  expect(waitsFor(inAnyOrder({}), 2)).toEqual([]);
  expect(manager(inAnyOrder({ 1: 'SUBMITTED' }))).toEqual({ kind: 'record', assignment: 2 });
  expect(both(inAnyOrder({ 1: 'SUBMITTED' }))).toEqual({ kind: 'decide', assignment: 1 });
});

test('nothing is recorded while the enrolment rests; what waits is still returned', () => {
  const atRest = (learner: Learner): Learner => ({
    ...learner,
    enrolment: { ...learner.enrolment, standing: 'ON_HOLD' },
  });
  expect(manager(atRest(aLearner({})))).toBeNull();
  expect(assessor(atRest(aLearner({ 1: 'SUBMITTED' })))).toEqual({ kind: 'decide', assignment: 1 });
});

const DONE = { 1: 'ACCEPTED', 2: 'ACCEPTED' } as const;
const OVER = { id: 'over', validUntil: '2026-11-20' };

test('a badge is issued to whoever is qualified and holds none; a badge that is held is opened', () => {
  expect(manager(aLearner(DONE))).toEqual({ kind: 'issue' });
  expect(manager(aLearner(DONE, { state: 'REVOKED' }))).toEqual({ kind: 'issue' });
  expect(assessor(aLearner(DONE))).toBeNull();
  for (const state of ['PREPARED', 'ISSUED', 'SUSPENDED'] as const)
    expect(manager(aLearner(DONE, { state }))).toEqual({ kind: 'open-badge', badgeId: 'b' });
});

test('a badge that is over is followed by another; one that is suspended waits for a decision, whatever the day', () => {
  expect(manager(aLearner(DONE, OVER))).toEqual({ kind: 'issue' });
  expect(heldBadgesOf(aLearner(DONE, OVER), TODAY)).toEqual([]);
  expect(manager(aLearner(DONE, { state: 'PREPARED' }, OVER))).toEqual({ kind: 'open-badge', badgeId: 'b' });
  expect(manager(aLearner(DONE, { ...OVER, state: 'SUSPENDED' }))).toMatchObject({ kind: 'open-badge' });
});

test('nothing is issued while the enrolment rests', () => {
  const learner = aLearner(DONE);
  const resting = { ...learner, enrolment: { ...learner.enrolment, standing: 'ON_HOLD' as const } };
  expect(manager(resting)).toBeNull();
});

test('each kind is issued for itself, Core Competencies to whoever was awarded them', () => {
  const learner = aLearner(DONE, { kind: 'CC_MS' });
  expect(issuableKindsOf(learner, TODAY)).toEqual(['MSQ']);
  expect(manager(learner)).toEqual({ kind: 'issue' });
  expect(issuableKindsOf(aLearner(DONE, {}), TODAY)).toEqual(['CC_MS']);
  expect(manager(aLearner(DONE, {}))).toMatchObject({ kind: 'open-badge' });
  const guard = { ...aLearner(DONE).enrolment, state: 'MEMBER_SERVICE_QUALIFIED' as const };
  expect(issuableKindsOf({ ...aLearner(DONE), enrolment: guard }, TODAY)).toEqual(['MSQ']);
  expect(issuableKindsOf(aLearner({ 1: 'ACCEPTED' }), TODAY)).toEqual([]);
});
