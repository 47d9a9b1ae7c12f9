import { addressOf, anyOf, text } from '../shell/address.js';
const DIALOGS = ['invite', 'roles', 'remove', 'resend', 'withdraw'] as const;

/** What the address of a team holds: which dialog is open, and about whom. */
export const teamSearch = addressOf({
  dialog: anyOf(DIALOGS),
  /** The account of a member, or the id of an invitation. */
  who: text,
});

export type TeamSearch = ReturnType<typeof teamSearch>;
