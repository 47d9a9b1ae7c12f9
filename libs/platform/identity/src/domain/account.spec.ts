import { expect, test } from '@jest/globals';

import { emailOf, readAccount } from './account.js';

test('an address has one spelling', () => {
  expect(emailOf('  Zoe.Tremblay@Example.ORG ')).toBe('zoe.tremblay@example.org');
});

test.each([
  '',
  'zoe',
  'zoe@',
  '@example.org',
  'a b@example.org',
  'a@b@c',
  'a\u0000@example.org',
  `${'a'.repeat(65)}@x.org`,
])('no address: %j', (text) => expect(emailOf(text)).toBeNull());

test('names every field that is wrong at once', () => {
  const refused = readAccount({ email: 'no', displayName: ' ', password: 'short' });
  expect(refused).toMatchObject({
    problems: [
      { field: 'email', because: 'not-an-email' },
      { field: 'displayName', because: 'empty' },
      { field: 'password', because: 'too-short', values: { minimum: 15 } },
    ],
  });
});

test('refuses characters that cannot be seen in a name', () => {
  const request = { email: 'a@example.org', displayName: 'Zoé\u202eX', password: 'x'.repeat(15) };
  expect(readAccount(request)).toMatchObject({
    problems: [{ field: 'displayName', because: 'bidi-control' }],
  });
});
