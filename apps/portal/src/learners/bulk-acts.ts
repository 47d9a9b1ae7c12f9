import type { Act } from '../sign-in/acts.js';
import type { DIALOGS } from './learners-search.js';

/** An act on many learners, by the dialog that does it. */
export type BulkAct = (typeof DIALOGS)[number];

/** In the order in which they are offered. */
const ACTS: readonly { readonly dialog: BulkAct; readonly needs: Act }[] = [
  { dialog: 'record', needs: 'submit-completion' },
  { dialog: 'accept', needs: 'decide-completion' },
  { dialog: 'return', needs: 'decide-completion' },
  { dialog: 'void', needs: 'void-completion' },
  { dialog: 'issue', needs: 'issue-badge' },
  { dialog: 'print-codes', needs: 'enrol-learner' },
  { dialog: 'mail-codes', needs: 'enrol-learner' },
];

/** What somebody may do for many at once. */
export function bulkActsOf(may: (act: Act) => boolean): readonly BulkAct[] {
  return ACTS.filter(({ needs }) => may(needs)).map(({ dialog }) => dialog);
}
