import * as z from 'zod';

/** What is open on one's own page. */
export const meSearch = z.object({ dialog: z.enum(['password']).optional().catch(undefined) });
