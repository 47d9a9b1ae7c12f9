import { ACCOUNT_ACTS } from '../learner-account/account-search.js';
import { addressOf, anyOf, ordinal, text } from '../shell/address.js';

const DIALOGS = ['record', 'decide', 'void', 'issue'] as const;
export type LearnerDialog = (typeof DIALOGS)[number];

/** What can be done with the learner's enrolment. */
const LIFE = ['rest', 'resume', 'move', 'track', 'correct', 'offer', 'edition'] as const;
export type LifeAct = (typeof LIFE)[number];

/** What the address of a learner's page holds besides the learner: what is open, and how far back the history goes. */
export const learnerSearch = addressOf({
  dialog: anyOf([...DIALOGS, ...LIFE, ...ACCOUNT_ACTS]),
  assignment: ordinal,
  /** Where the page of the history begins; the newest entries without it. */
  entries: text,
});

/** With no dialog open; the rest stays. */
export function closed<Search extends object>(search: Search): Search & { dialog?: undefined } {
  return { ...search, dialog: undefined, assignment: undefined };
}
