import { describe, expect, test } from '@jest/globals';

import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { type Joining, joiningOf } from './joining.js';

describe('an enrolment stands beside the joining', () => {
  test.each<[string, string, Joining]>([
    ['2026-03-01', '2026-03-02', 'BY_JOINING'],
    ['2026-03-02', '2026-03-02', 'BY_JOINING'],
    ['2026-03-03', '2026-03-02', 'WITHIN_30_DAYS'],
    ['2026-04-01', '2026-03-02', 'WITHIN_30_DAYS'],
    ['2026-04-02', '2026-03-02', 'LATER'],
    ['2024-03-01', '2024-01-31', 'WITHIN_30_DAYS'],
    ['2023-03-02', '2023-01-31', 'WITHIN_30_DAYS'],
    ['2023-03-03', '2023-01-31', 'LATER'],
    ['2027-01-01', '2026-12-02', 'WITHIN_30_DAYS'],
    ['2027-01-02', '2026-12-02', 'LATER'],
  ])('enrolled on %s, joined on %s: %s', (enrolledOn, joinedOn, joining) => {
    expect(joiningOf(aLearner().enrolledOn(enrolledOn).joinedOn(joinedOn).build())).toBe(joining);
  });

  test('is not known where nobody said when they joined', () => {
    expect(joiningOf(aLearner().build())).toBe('NOT_SAID');
  });
});
