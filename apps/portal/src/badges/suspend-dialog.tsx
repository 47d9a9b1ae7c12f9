import { Button, Text } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { AreaField, RadioField } from '../forms/fields.js';
import { maybe, oneOf, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { Dialog } from '../shell/dialog.js';
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
    <Dialog title={say('portal.badges.suspend-title')} busy={busy} onClose={onClose}>
      <Text mb="md">{say('portal.badges.suspend-about')}</Text>
      <ActForm
        schema={schema}
        initial={{ note: '' }}
        danger
        submit={say('portal.badges.suspend')}
        busy={busy}
        refusal={refusal}
        onSubmit={submit}
        aside={
          <Button variant="default" disabled={busy} onClick={onClose}>
            {say('portal.cancel')}
          </Button>
        }
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
      </ActForm>
    </Dialog>
  );
}
