import { expect, test } from '@jest/globals';

import { lifeActsOf } from './life-acts.js';

test('what is offered follows from where the enrolment stands', () => {
  const offered = (standing: Parameters<typeof lifeActsOf>[0]) => lifeActsOf(standing, () => true);
  expect(offered('ACTIVE')).toEqual(['rest', 'move', 'track', 'edition', 'correct', 'offer']);
  expect(offered('ON_HOLD')).toEqual(['rest', 'resume', 'move', 'edition', 'correct', 'offer']);
  expect(offered('REMOVED')).toEqual(['resume', 'correct']);
  expect(offered('TRANSFERRED')).toEqual(['correct']);
});

test('a registrar offers nobody to another agency, and an assessor does nothing of it', () => {
  expect(lifeActsOf('ACTIVE', (act) => act === 'enrol-learner')).not.toContain('offer');
  expect(lifeActsOf('ACTIVE', (act) => act === 'decide-completion')).toEqual([]);
});
