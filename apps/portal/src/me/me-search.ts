import { addressOf, anyOf } from '../shell/address.js';
/** What is open on one's own page. */
export const meSearch = addressOf({ dialog: anyOf(['password']) });
