import { addressOf, anyOf, text } from '../shell/address.js';
/** What the address of LPHQ's approvals holds: which one is being declined. */
export const approvalsSearch = addressOf({
  dialog: anyOf(['decline']),
  completion: text,
});
