import { addressOf, anyOf } from '../shell/address.js';
const DIALOGS = ['revoke', 'suspend', 'reinstate', 'reissue', 'review'] as const;
export type BadgeDialog = (typeof DIALOGS)[number];

/** What the address of a badge's page holds besides the badge. */
export const badgeSearch = addressOf({
  dialog: anyOf(DIALOGS),
});
