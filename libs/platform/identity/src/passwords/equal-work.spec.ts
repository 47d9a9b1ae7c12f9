import { beforeEach, expect, jest, test } from '@jest/globals';

import { PasswordHashes } from './password-hashes.js';

const verify = jest.fn((stored: string, presented: string) => Promise.resolve(stored === presented));
const hash = jest.fn(() => Promise.resolve('-'));
const hashes = new PasswordHashes({ hash, verify } as never);

const STORED = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA';
const costOf = (stored: string | undefined): string | undefined => stored?.split('$').slice(1, 4).join('$');

beforeEach(() => void verify.mockClear());

test.each([STORED, null])('argon2 runs once, at the same cost, with the account %j (T71)', async (stored) => {
  expect(await hashes.matches(stored, 'a sentence for the door')).toBe(false);
  expect(verify).toHaveBeenCalledTimes(1);
  expect(costOf(verify.mock.calls[0]?.[0])).toBe(costOf(STORED));
});

test('nobody’s hash opens nothing, even if argon2 said yes', async () => {
  verify.mockResolvedValueOnce(true);
  expect(await hashes.matches(null, 'a sentence for the door')).toBe(false);
});
