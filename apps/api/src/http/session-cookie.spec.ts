import { expect, test } from '@jest/globals';

import { noSessionCookie, sessionCookie, sessionIdOf } from './session-cookie.js';

test('the cookie belongs to this host, to no script and to no other site', () => {
  expect(sessionCookie('abc')).toBe('__Host-lp_sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax');
  expect(noSessionCookie()).toBe('__Host-lp_sid=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0');
});

test.each([
  [undefined, null],
  ['', null],
  ['lp_sid=abc', null],
  ['x__Host-lp_sid=abc', null],
  ['a=b; __Host-lp_sid=abc; c=d', 'abc'],
  ['__Host-lp_sid=a=b', 'a=b'],
  ['__Host-lp_sid=abc; __Host-lp_sid=def', null],
])('%j → %j', (header, id) => expect(sessionIdOf(header)).toBe(id));
