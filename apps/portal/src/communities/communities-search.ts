import * as z from 'zod';

/** What the address of the communities holds: what is looked for, where the page begins, and what is open. */
export const communitiesSearch = z.object({
  search: z.string().optional().catch(undefined),
  after: z.string().optional().catch(undefined),
  /** The community in the panel. */
  community: z.string().optional().catch(undefined),
  dialog: z.enum(['register', 'change']).optional().catch(undefined),
});
