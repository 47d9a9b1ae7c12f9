import type { Learner } from '#learners/roster';
import type { AccountId } from '#platform/tenancy';

import type { Completion } from './completion.js';

/** Who decides. The e-mail is the account's own, as the api knows it from the session. */
export interface Decider {
  readonly accountId: AccountId;
  readonly email: string;
  /** Whether they printed a claim code with which the account was opened that handed the work in. */
  readonly drewWayIn: boolean;
}

export interface FourEyesNeeded {
  readonly kind: 'four-eyes-needed';
  readonly because: 'submitted-by-you' | 'about-you' | 'way-in-by-you';
}

/**
 * Refuses a decider who submitted the completion, who is the learner, or who could have been: by a slip whose code they
 * had before them (T11). A learner without an account is recognised by e-mail. The table's constraints completions_four_eyes
 * and completions_not_own and its trigger completions_way_in refuse the same a second time, save the comparison of e-mails.
 */
export function fourEyes(completion: Completion, learner: Learner, decider: Decider): FourEyesNeeded | null {
  if (completion.submittedBy === decider.accountId) return needed('submitted-by-you');
  if (isThemselves(learner, decider)) return needed('about-you');
  return decider.drewWayIn ? needed('way-in-by-you') : null;
}

function isThemselves(learner: Learner, decider: Decider): boolean {
  if (learner.accountId !== null) return learner.accountId === decider.accountId;
  return learner.email !== null && mailbox(learner.email) === mailbox(decider.email);
}

function needed(because: FourEyesNeeded['because']): FourEyesNeeded {
  return { kind: 'four-eyes-needed', because };
}

/** Letter case and the form of accents do not make another person. */
function mailbox(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}
