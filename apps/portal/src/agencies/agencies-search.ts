import { addressOf, anyOf, text } from '../shell/address.js';
export const STANDINGS = ['AUTHORISED', 'SUSPENDED', 'ENDED'] as const;

/** What the address of the agencies holds: what is looked for, where the page begins, and what is open. */
export const agenciesSearch = addressOf({
  search: text,
  standing: anyOf(STANDINGS),
  after: text,
  dialog: anyOf(['authorise']),
});

/** What the address of an agency's page holds besides the agency. */
export const agencySearch = addressOf({
  dialog: anyOf(['suspend', 'reinstate', 'invite']),
  /** Where the page of the history begins; the newest entries without it. */
  entries: text,
});
