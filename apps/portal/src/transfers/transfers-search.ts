import { addressOf, anyOf, text } from '../shell/address.js';
/** What the address of an agency's transfers holds: which list, its page, and what is open about which transfer. */
export const transfersSearch = addressOf({
  list: anyOf(['incoming', 'outgoing']),
  after: text,
  dialog: anyOf(['accept', 'decline', 'withdraw']),
  transfer: text,
});

/** The same of LPHQ's. */
export const agreedSearch = addressOf({
  after: text,
  dialog: anyOf(['execute', 'refuse']),
  transfer: text,
});

/** With no dialog open; the rest stays. */
export function closed<Search extends object>(search: Search): Search & { dialog?: undefined } {
  return { ...search, dialog: undefined, transfer: undefined };
}
