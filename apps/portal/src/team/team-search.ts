import * as z from 'zod';

const DIALOGS = ['invite', 'roles', 'remove', 'resend', 'withdraw'] as const;

/** What the address of a team holds: which dialog is open, and about whom. */
export const teamSearch = z.object({
  dialog: z.enum(DIALOGS).optional().catch(undefined),
  /** The account of a member, or the id of an invitation. */
  who: z.string().optional().catch(undefined),
});

export type TeamSearch = z.infer<typeof teamSearch>;
