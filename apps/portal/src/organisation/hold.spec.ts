import { expect, test } from '@jest/globals';

import { holdsToChoose, holdWords } from './hold.js';

test('a hold of ten minutes to a day can be chosen, and the one that holds now, whatever it is', () => {
  expect([holdsToChoose(10)[0], holdsToChoose(10).at(-1)]).toEqual([10, 1440]);
  expect(holdsToChoose(25).slice(0, 4)).toEqual([10, 20, 25, 30]);
  expect(holdsToChoose(60)).toEqual(holdsToChoose(10));
});

test('whole hours are said as hours', () => {
  expect(holdWords(90)).toEqual({ key: 'portal.organisation.minutes', count: 90 });
  expect(holdWords(1440)).toEqual({ key: 'portal.organisation.hours', count: 24 });
});
