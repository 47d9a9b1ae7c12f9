import * as z from 'zod';

import { ACCOUNT_ACTS } from '../learner-account/account-search.js';

const DIALOGS = ['record', 'decide', 'void', 'issue'] as const;
export type LearnerDialog = (typeof DIALOGS)[number];

/** What can be done with the learner's enrolment. */
const LIFE = ['rest', 'resume', 'move', 'track', 'correct', 'offer', 'edition'] as const;
export type LifeAct = (typeof LIFE)[number];

/** What the address of a learner's page holds besides the learner: what is open, and how far back the history goes. */
export const learnerSearch = z.object({
  dialog: z
    .enum([...DIALOGS, ...LIFE, ...ACCOUNT_ACTS])
    .optional()
    .catch(undefined),
  assignment: z.coerce.number().int().positive().optional().catch(undefined),
  /** Where the page of the history begins; the newest entries without it. */
  entries: z.string().optional().catch(undefined),
});

/** With no dialog open; the rest stays. */
export function closed<Search extends object>(search: Search): Search & { dialog?: undefined } {
  return { ...search, dialog: undefined, assignment: undefined };
}
