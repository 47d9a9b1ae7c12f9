import * as z from 'zod';

const DIALOGS = ['revoke', 'suspend', 'reinstate', 'reissue', 'review'] as const;
export type BadgeDialog = (typeof DIALOGS)[number];

/** What the address of a badge's page holds besides the badge. */
export const badgeSearch = z.object({
  dialog: z.enum(DIALOGS).optional().catch(undefined),
});
