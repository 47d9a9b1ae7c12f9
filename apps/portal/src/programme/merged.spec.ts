import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { merged } from './merged.js';

const BASE = { title: { en: 'One', fr: 'Un' }, list: [{ code: 'A' }, { code: 'B' }], rules: { age: '18' } };

test('what each changed elsewhere is there, whoever changed it', () => {
  const mine = { ...BASE, title: { en: 'Mine', fr: 'Un' } };
  const theirs = { ...BASE, title: { en: 'One', fr: 'Le leur' }, list: [{ code: 'A' }, { code: 'C' }] };
  expect(merged(BASE, mine, theirs)).toEqual({
    value: {
      title: { en: 'Mine', fr: 'Le leur' },
      list: [{ code: 'A' }, { code: 'C' }],
      rules: { age: '18' },
    },
    both: 0,
  });
});

test('where both changed one place, the reader’s own stands, and is counted', () => {
  const mine = { ...BASE, title: { en: 'Mine', fr: 'Un' }, rules: { age: '16' } };
  const theirs = { ...BASE, title: { en: 'Theirs', fr: 'Un' }, rules: { age: '16' } };
  expect(merged(BASE, mine, theirs)).toEqual({ value: mine, both: 1 });
});

test('a list that either made longer is one place', () => {
  const longer = { ...BASE, list: [...BASE.list, { code: 'D' }] };
  const other = { ...BASE, list: [{ code: 'A' }, { code: 'X' }] };
  expect(merged(BASE, longer, BASE)).toEqual({ value: longer, both: 0 });
  expect(merged(BASE, BASE, longer)).toEqual({ value: longer, both: 0 });
  expect(merged(BASE, longer, other)).toEqual({ value: longer, both: 1 });
});

test('nothing that the reader changed is ever lost, nor what the other changed where the reader did not', () => {
  const texts = fc.record({
    a: fc.constantFrom('x', 'y', 'z'),
    b: fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(texts, texts, texts, (base, mine, theirs) => {
      const { value } = merged(base, mine, theirs);
      if (mine.a !== base.a) expect(value.a).toBe(mine.a);
      else expect(value.a).toBe(theirs.a);
      if (JSON.stringify(mine.b) === JSON.stringify(base.b)) expect(value.b).toEqual(theirs.b);
      if (JSON.stringify(theirs.b) === JSON.stringify(base.b)) expect(value.b).toEqual(mine.b);
    }),
  );
});
