import { addressOf, anyOf, text } from '../shell/address.js';
/** What the address of the agency's earlier records holds: what is open, and which lines are in sight. */
export const openingSearch = addressOf({
  dialog: anyOf(['submit', 'discard', 'take-out']),
  entry: text,
  after: text,
});

/** What the address of a batch at LPHQ holds. */
export const batchSearch = addressOf({
  dialog: anyOf(['approve', 'decline']),
  after: text,
});
