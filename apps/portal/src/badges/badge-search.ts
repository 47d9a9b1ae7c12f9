import * as z from 'zod';

/** What the address of a badge's page holds besides the badge. */
export const badgeSearch = z.object({
  dialog: z.enum(['revoke']).optional().catch(undefined),
});
