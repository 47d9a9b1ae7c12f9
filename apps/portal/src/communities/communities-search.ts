import { addressOf, anyOf, text } from '../shell/address.js';
/** What the address of the communities holds: what is looked for, where the page begins, and what is open. */
export const communitiesSearch = addressOf({
  search: text,
  after: text,
  /** The community in the panel. */
  community: text,
  dialog: anyOf(['register', 'change']),
});
