import type { Learner } from '#learners/roster';
import type { AccountId } from '#platform/tenancy';

import type { Completion } from './completion.js';

/** Who decides. The e-mail is the account's own, as the api knows it from the session. */
export interface Decider {
  readonly accountId: AccountId;
  readonly email: string;
}

export interface FourEyesNeeded {
  readonly kind: 'four-eyes-needed';
  readonly because: 'submitted-by-you' | 'about-you';
}

/**
 * Refuses a decider who submitted the completion, or who is the learner (T11). A learner without an account is
 * recognised by e-mail. The table's constraints completions_four_eyes and completions_not_own refuse
 * the same a second time, save the comparison of e-mails.
 */
export function fourEyes(completion: Completion, learner: Learner, decider: Decider): FourEyesNeeded | null {
  if (completion.submittedBy === decider.accountId) return needed('submitted-by-you');
  return isThemselves(learner, decider) ? needed('about-you') : null;
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
