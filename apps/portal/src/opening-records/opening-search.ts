import * as z from 'zod';

/** What the address of the agency's earlier records holds: what is open, and which lines are in sight. */
export const openingSearch = z.object({
  dialog: z.enum(['submit', 'discard', 'take-out']).optional().catch(undefined),
  entry: z.string().optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});

/** What the address of a batch at LPHQ holds. */
export const batchSearch = z.object({
  dialog: z.enum(['approve', 'decline']).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});
