import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  ENROLMENT_STANDINGS,
  type EnrolmentStanding,
  enrolmentStateOf,
  hasCoreCompetencies,
  isLiveEnrolment,
  mayMoveTo,
  notActive,
} from './enrolment-state.js';

const MSO = { standing: 'ACTIVE', track: 'MSO', keepsCoreCompetencies: false } as const;
const GUARD = { ...MSO, track: 'GUARD' } as const;
const anyStanding = fc.constantFrom(...ENROLMENT_STANDINGS);

describe('the state of an enrolment', () => {
  test.each([
    [MSO, { hasBegun: false, isQualified: false }, 'ENROLLED'],
    [MSO, { hasBegun: true, isQualified: false }, 'IN_PROGRESS'],
    [MSO, { hasBegun: true, isQualified: true }, 'CC_MS_AWARDED'],
    [GUARD, { hasBegun: true, isQualified: true }, 'MEMBER_SERVICE_QUALIFIED'],
    [{ ...GUARD, keepsCoreCompetencies: true }, { hasBegun: true, isQualified: true }, 'CC_MS_AWARDED'],
    [{ ...GUARD, keepsCoreCompetencies: true }, { hasBegun: true, isQualified: false }, 'IN_PROGRESS'],
    [{ ...MSO, standing: 'ON_HOLD' }, { hasBegun: true, isQualified: true }, 'ON_HOLD'],
    [{ ...MSO, standing: 'TRANSFERRED' }, { hasBegun: true, isQualified: true }, 'TRANSFERRED'],
  ] as const)('of %j with %j is %s', (enrolment, progress, state) => {
    expect(enrolmentStateOf(enrolment, progress)).toBe(state);
  });

  test('core competencies are never there without the qualification', () => {
    fc.assert(
      fc.property(fc.constantFrom('MSO', 'GUARD'), fc.boolean(), (track, keepsCoreCompetencies) => {
        expect(hasCoreCompetencies({ track, keepsCoreCompetencies }, false)).toBe(false);
      }),
    );
  });
});

describe('the moves', () => {
  test('lead from hold back and onwards, from having left back, and from a transfer nowhere', () => {
    const leadingTo = (from: EnrolmentStanding) => ENROLMENT_STANDINGS.filter((to) => mayMoveTo(from, to));
    expect(Object.fromEntries(ENROLMENT_STANDINGS.map((from) => [from, leadingTo(from)]))).toEqual({
      ACTIVE: ['ON_HOLD', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED'],
      ON_HOLD: ['ACTIVE', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED'],
      WITHDRAWN: ['ACTIVE'],
      REMOVED: ['ACTIVE'],
      TRANSFERRED: [],
    });
  });

  test('nobody but an active learner may go on, and nobody is transferred who has left', () => {
    fc.assert(
      fc.property(anyStanding, (standing) => {
        expect(notActive({ standing }) === null).toBe(standing === 'ACTIVE');
        expect(mayMoveTo(standing, 'TRANSFERRED')).toBe(isLiveEnrolment({ standing }));
      }),
    );
  });
});
