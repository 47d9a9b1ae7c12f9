import { expect, test } from '@jest/globals';

import { PasswordHashes } from './password-hashes.js';

const hashes = new PasswordHashes();

test('is argon2id with 19 MiB, two passes and one lane', async () => {
  expect(await hashes.make('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('knows the password again, in either Unicode form, and no other', async () => {
  const stored = await hashes.make('Zoé garde le portail');
  expect(await hashes.matches(stored, 'Zoe\u0301 garde le portail')).toBe(true);
  expect(await hashes.matches(stored, 'Zoe garde le portail')).toBe(false);
});

test('nobody’s password matches nothing', async () => {
  expect(await hashes.matches(null, '')).toBe(false);
  expect(await hashes.matches(null, 'correct horse battery')).toBe(false);
});
