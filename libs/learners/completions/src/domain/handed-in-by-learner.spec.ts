import { expect, test } from '@jest/globals';

import { isHandedInByLearner } from './handed-in-by-learner.js';

test.each([
  ['nobody of the agency submitted it, and it was judged here', null, null, true],
  ['somebody of the agency recorded it', 'Registrar', null, false],
  ['another agency judged it, and LPHQ entered it', null, 'South Agency', false],
  ['the agency’s earlier records have it', 'Manager', 'An assessor of then', false],
] as const)('%s', (_, submitterName, assessorText, isByLearner) => {
  expect(isHandedInByLearner({ assessorText }, submitterName)).toBe(isByLearner);
});
