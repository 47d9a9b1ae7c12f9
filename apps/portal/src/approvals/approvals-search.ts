import * as z from 'zod';

/** What the address of LPHQ's approvals holds: which one is being declined. */
export const approvalsSearch = z.object({
  dialog: z.enum(['decline']).optional().catch(undefined),
  completion: z.string().optional().catch(undefined),
});
