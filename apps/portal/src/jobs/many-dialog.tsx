import { RecordManyDialog } from '../completions/record-many-dialog.js';
import { MailCodesDialog, PrintCodesDialog } from '../learner-account/codes-for-many.js';
import { AcceptManyDialog } from './accept-many-dialog.js';
import { IssueManyDialog } from './issue-many-dialog.js';
import type { ManyDialogProps } from './learners-meant.js';
import { ReturnManyDialog } from './return-many-dialog.js';
import { VoidManyDialog } from './void-many-dialog.js';

const DIALOGS = {
  record: RecordManyDialog,
  accept: AcceptManyDialog,
  return: ReturnManyDialog,
  void: VoidManyDialog,
  issue: IssueManyDialog,
  'print-codes': PrintCodesDialog,
  'mail-codes': MailCodesDialog,
} as const;

/** The dialog of an act on many learners. Which acts are the reader's is for the list to know. */
export function ManyDialog({ act, ...props }: ManyDialogProps & { readonly act: keyof typeof DIALOGS }) {
  const OneOfThem = DIALOGS[act];
  return <OneOfThem {...props} />;
}
