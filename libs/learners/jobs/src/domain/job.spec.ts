import { expect, test } from '@jest/globals';

import { inLockOrder } from './job.js';

test('whatever the order of a job, its learners are locked in the order of their ids', () => {
  const rows = ['c', 'a', 'b'].map((learnerId) => ({ learnerId }));
  const locked = [inLockOrder(rows), inLockOrder([...rows].reverse())];
  for (const order of locked) expect(order.map(({ learnerId }) => learnerId)).toEqual(['a', 'b', 'c']);
});
