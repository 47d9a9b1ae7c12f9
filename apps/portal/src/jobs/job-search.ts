import * as z from 'zod';

export const RESULTS = ['SUCCEEDED', 'REFUSED', 'WAITING', 'CANCELLED'] as const;

/** What the address of a job's page holds besides the job: which rows are in sight. */
export const jobSearch = z.object({
  only: z.enum(RESULTS).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});
