import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { AreaField, RadioField } from '../forms/fields.js';
import { maybe, oneOf, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useSay } from '../wording/wording.js';
import { suspendBadge } from './badges.graphql.js';

const REASONS = ['UNDER_REVIEW', 'MISUSE_REPORTED', 'HOLDER_REQUEST', 'OTHER'] as const;
const schema = z.object({ reason: oneOf(REASONS), note: maybe() });

interface SuspendDialogProps {
  readonly badgeId: string;
  onClose(): void;
  onDone(): void;
}

/** Takes a badge out of use until somebody decides. The public sees neither reason nor note. */
export function SuspendDialog({ badgeId, onClose, onDone }: SuspendDialogProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(suspendBadge, 'BadgeSuspended');
  const submit = async ({ reason, note }: z.infer<typeof schema>) => {
    if ((await act({ badgeId, reason, note: orNull(note) })) !== null) onDone();
  };
  return (
    <FormDialog
      title={say('portal.badges.suspend-title')}
      about={say('portal.badges.suspend-about')}
      schema={schema}
      initial={{ note: '' }}
      danger
      submit={say('portal.badges.suspend')}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioField
        name="reason"
        label={say('portal.badges.suspension-reason')}
        choices={REASONS.map((reason) => ({ value: reason, label: say(`portal.suspension.${reason}`) }))}
      />
      <AreaField
        name="note"
        label={say('portal.badges.note')}
        hint={say('portal.badges.note-hint')}
        optional
      />
    </FormDialog>
  );
}
