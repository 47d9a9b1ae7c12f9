import { expect, test } from '@jest/globals';

import { groupedCode } from './grouped-code.js';

test('a code is read in groups of four, however it came', () => {
  expect(groupedCode('Q2NKK0X4SCMF7MTN')).toBe('Q2NK-K0X4-SCMF-7MTN');
  expect(groupedCode('Q2NK-K0X4-SCMF-7MTN')).toBe('Q2NK-K0X4-SCMF-7MTN');
  expect(groupedCode('')).toBe('');
});
