import * as z from 'zod';

/** What the address of the editions holds: what is open. */
export const programmesSearch = z.object({ dialog: z.enum(['start']).optional().catch(undefined) });

/** What the address of moving learners holds: from which edition to which, and where the page begins. */
export const movingSearch = z.object({
  from: z.string().optional().catch(undefined),
  to: z.string().optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});

/** What the address of an edition's page holds besides the edition. */
export const versionSearch = z.object({ dialog: z.enum(['retire']).optional().catch(undefined) });

/** What the address of a draft's page holds besides the draft. */
export const draftSearch = z.object({ dialog: z.enum(['publish', 'discard']).optional().catch(undefined) });
