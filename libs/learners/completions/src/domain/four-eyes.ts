import type { Learner } from '#learners/roster';
import type { AccountId } from '#platform/tenancy';

import type { Completion } from './completion.js';

/** How somebody could have handed the work in themselves; the database knows, over all agencies (`app.way_in_of`). */
export type WayIn =
  /** They printed a claim code with which the account was opened. */
  | 'slip'
  /** They had changed the learner's address before a mailed code opened the account. */
  | 'address-changed'
  /** They sign in with an address that the learner or the learner's account has or had. */
  | 'address-held';

/** Who decides. The e-mail is the account's own, as the api knows it from the session. */
export interface Decider {
  readonly accountId: AccountId;
  readonly email: string;
  readonly wayIn: WayIn | null;
}

export interface FourEyesNeeded {
  readonly kind: 'four-eyes-needed';
  readonly because:
    'submitted-by-you' | 'about-you' | 'way-in-by-you' | 'address-by-you' | 'address-was-yours';
}

const COULD_BE_YOURS = {
  slip: 'way-in-by-you',
  'address-changed': 'address-by-you',
  'address-held': 'address-was-yours',
} as const;

/**
 * Refuses a decider who submitted the completion, who is the learner, or who could have been (T11). A learner is
 * recognised by account and by e-mail: nobody's account as a learner is the one that they work with. The table's
 * constraints completions_four_eyes and completions_not_own and its trigger completions_way_in refuse the same again.
 */
export function fourEyes(completion: Completion, learner: Learner, decider: Decider): FourEyesNeeded | null {
  if (completion.submittedBy === decider.accountId) return needed('submitted-by-you');
  if (isThemselves(learner, decider)) return needed('about-you');
  return decider.wayIn && needed(COULD_BE_YOURS[decider.wayIn]);
}

function isThemselves({ accountId, email }: Learner, decider: Decider): boolean {
  if (accountId !== null && accountId === decider.accountId) return true;
  return email !== null && mailbox(email) === mailbox(decider.email);
}

function needed(because: FourEyesNeeded['because']): FourEyesNeeded {
  return { kind: 'four-eyes-needed', because };
}

/** Letter case and the form of accents do not make another person. */
function mailbox(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}
