import { expect, test } from '@jest/globals';

import { judgePassword } from './password.js';

test('a password has 15 to 256 characters', () => {
  expect(judgePassword('x'.repeat(14))).toEqual({ kind: 'too-short', min: 15 });
  expect(judgePassword('x'.repeat(15))).toEqual({ kind: 'fit' });
  expect(judgePassword('x'.repeat(256))).toEqual({ kind: 'fit' });
  expect(judgePassword('x'.repeat(257))).toEqual({ kind: 'too-long', max: 256 });
});

test('characters are counted as people count them', () => {
  expect(judgePassword('🙂'.repeat(14))).toMatchObject({ kind: 'too-short' });
  expect(judgePassword('e\u0301'.repeat(14))).toMatchObject({ kind: 'too-short' });
});
