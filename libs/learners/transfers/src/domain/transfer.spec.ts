import { expect, test } from '@jest/globals';

import { TRANSFER_ACTS, TRANSFER_STATES, type TransferAct, transferStays } from './transfer.js';

test('a transfer is open to an act from these states alone', () => {
  const open = (act: TransferAct) => TRANSFER_STATES.filter((state) => transferStays(state, act) === null);
  const acts = Object.keys(TRANSFER_ACTS) as TransferAct[];
  expect(Object.fromEntries(acts.map((act) => [act, open(act)]))).toEqual({
    ACCEPT: ['OFFERED'],
    DECLINE: ['OFFERED', 'ACCEPTED'],
    WITHDRAW: ['OFFERED', 'ACCEPTED'],
    REFUSE: ['ACCEPTED'],
    EXECUTE: ['ACCEPTED'],
  });
});
