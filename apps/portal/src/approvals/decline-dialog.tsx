import { Button } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { AreaField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { type Backdating, declineBackdating } from './approvals.graphql.js';

interface DeclineDialogProps {
  readonly backdating: Backdating;
  onClose(): void;
}

const schema = z.object({ reason: needed() });

/** Sends the work back with a reason; it may be submitted anew. */
export function DeclineDialog({ backdating: { id, assignment }, onClose }: DeclineDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(declineBackdating, 'BackdatingDecided');
  const title = say('portal.approvals.decline', { number: assignment });
  const submit = async ({ reason }: z.infer<typeof schema>) => {
    if ((await act({ completionId: id, reason })) === null) return;
    onClose();
    announce('portal.approvals.declined-done');
  };
  return (
    <Dialog title={title} busy={busy} onClose={onClose}>
      <ActForm
        schema={schema}
        initial={{ reason: '' }}
        submit={title}
        label={title}
        busy={busy}
        refusal={refusal}
        onSubmit={submit}
        aside={
          <Button variant="default" disabled={busy} onClick={onClose}>
            {say('portal.cancel')}
          </Button>
        }
      >
        <AreaField
          name="reason"
          label={say('portal.approvals.reason')}
          hint={say('portal.completions.reason-hint')}
        />
      </ActForm>
    </Dialog>
  );
}
