import * as z from 'zod';

export const STANDINGS = ['AUTHORISED', 'SUSPENDED', 'ENDED'] as const;

/** What the address of the agencies holds: what is looked for, where the page begins, and what is open. */
export const agenciesSearch = z.object({
  search: z.string().optional().catch(undefined),
  standing: z.enum(STANDINGS).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
  dialog: z.enum(['authorise']).optional().catch(undefined),
});

/** What the address of an agency's page holds besides the agency. */
export const agencySearch = z.object({
  dialog: z.enum(['suspend', 'reinstate', 'invite']).optional().catch(undefined),
  /** Where the page of the history begins; the newest entries without it. */
  entries: z.string().optional().catch(undefined),
});
