import { expect, test } from '@jest/globals';

import { wordOf } from './badge-word.js';

const FROM = '2026-11-20T15:00:00.000Z';
const ENDS = '2028-11-20T05:00:00.000Z';
const issued = { state: 'ISSUED', revocationReason: null, validFrom: FROM, expiresAt: ENDS } as const;
const at = (instant: string, different: object = {}) =>
  wordOf({ ...issued, ...different }, Date.parse(instant));

test.each([
  ['the instant before it begins', '2026-11-20T14:59:59.999Z', 'BEGINS'],
  ['the instant at which it begins', FROM, 'ISSUED'],
  ['the last instant of its last day', '2028-11-20T04:59:59.999Z', 'ISSUED'],
  ['the instant after', ENDS, 'EXPIRED'],
])('%s', (_, instant, word) => {
  expect(at(instant)).toBe(word);
});

test.each([
  ['SUSPENDED', null, 'SUSPENDED'],
  ['REVOKED', 'MISUSE', 'REVOKED'],
  ['REVOKED', 'SUPERSEDED', 'REPLACED'],
  ['PREPARED', null, 'PREPARED'],
])('%s because of %s is %s, whatever the day', (state, revocationReason, word) => {
  expect(at(ENDS, { state, revocationReason })).toBe(word);
  expect(at(FROM, { state, revocationReason })).toBe(word);
});
