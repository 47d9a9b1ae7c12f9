import { describe, expect, test } from '@jest/globals';

import { accountActsOf } from './account-acts.js';

const manager = () => true;
const registrar = (act: string) => act === 'enrol-learner';

describe('accountActsOf', () => {
  test('offers a mail only where there is an address', () => {
    expect(accountActsOf({ state: 'NONE', hasAddress: false }, manager)).toEqual(['print-code']);
    expect(accountActsOf({ state: 'NONE', hasAddress: true }, manager)).toEqual(['print-code', 'mail-code']);
  });

  test('takes a code back while it is open, and an account once it is', () => {
    expect(accountActsOf({ state: 'CLAIM_PRINTED', hasAddress: false }, manager)).toContain('withdraw-code');
    expect(accountActsOf({ state: 'INVITED', hasAddress: true }, manager)).toContain('withdraw-code');
    expect(accountActsOf({ state: 'OPEN', hasAddress: false }, manager)).toEqual([
      'print-code',
      'close-account',
    ]);
  });

  test('leaves the end of an account to managers, and everything to those who enrol', () => {
    expect(accountActsOf({ state: 'OPEN', hasAddress: false }, registrar)).toEqual(['print-code']);
    expect(accountActsOf({ state: 'OPEN', hasAddress: true }, () => false)).toEqual([]);
  });
});
