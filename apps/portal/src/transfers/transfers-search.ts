import * as z from 'zod';

/** What the address of an agency's transfers holds: which list, its page, and what is open about which transfer. */
export const transfersSearch = z.object({
  list: z.enum(['incoming', 'outgoing']).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
  dialog: z.enum(['accept', 'decline', 'withdraw']).optional().catch(undefined),
  transfer: z.string().optional().catch(undefined),
});

/** The same of LPHQ's. */
export const agreedSearch = z.object({
  after: z.string().optional().catch(undefined),
  dialog: z.enum(['execute', 'refuse']).optional().catch(undefined),
  transfer: z.string().optional().catch(undefined),
});

/** With no dialog open; the rest stays. */
export function closed<Search extends object>(search: Search): Search & { dialog?: undefined } {
  return { ...search, dialog: undefined, transfer: undefined };
}
