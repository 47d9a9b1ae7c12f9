import { addressOf, anyOf, text } from '../shell/address.js';
/** What the address of the editions holds: what is open. */
export const programmesSearch = addressOf({ dialog: anyOf(['start']) });

/** What the address of moving learners holds: from which edition to which, and where the page begins. */
export const movingSearch = addressOf({
  from: text,
  to: text,
  after: text,
});

/** What the address of an edition's page holds besides the edition. */
export const versionSearch = addressOf({ dialog: anyOf(['retire']) });

/** What the address of a draft's page holds besides the draft. */
export const draftSearch = addressOf({ dialog: anyOf(['publish', 'discard']) });
