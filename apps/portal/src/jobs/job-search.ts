import * as z from 'zod';

export const RESULTS = ['SUCCEEDED', 'REFUSED', 'WAITING', 'CANCELLED'] as const;

/** What the address of a job's page holds besides the job: which rows are in sight, and what is open. */
export const jobSearch = z.object({
  only: z.enum(RESULTS).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
  dialog: z.enum(['cancel']).optional().catch(undefined),
});
