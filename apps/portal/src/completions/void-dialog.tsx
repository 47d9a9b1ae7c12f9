import { Button, Text } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { AreaField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { voidCompletion } from './completions.graphql.js';

interface VoidDialogProps {
  readonly completionId: string;
  readonly number: number;
  onClose(): void;
}

const schema = z.object({ reason: needed() });

/** Takes an acceptance back, with a reason. The last words say what became of a badge that was signed. */
export function VoidDialog({ completionId, number, onClose }: VoidDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(voidCompletion, 'CompletionVoided');
  const title = say('portal.completions.void', { number });
  const submit = async ({ reason }: z.infer<typeof schema>) => {
    const done = await act({ completionId, reason });
    if (done === null) return;
    onClose();
    announce(outcomeFor(done.badge?.state), { number });
  };
  return (
    <Dialog title={title} busy={busy} onClose={onClose}>
      <Text mb="md">{say('portal.completions.void-about')}</Text>
      <ActForm
        schema={schema}
        initial={{ reason: '' }}
        danger
        submit={title}
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
          label={say('portal.completions.void-reason')}
          hint={say('portal.completions.reason-hint')}
        />
      </ActForm>
    </Dialog>
  );
}

function outcomeFor(badge: string | undefined) {
  if (badge === 'ISSUED') return 'portal.completions.voided-badge-stands';
  if (badge === 'SUSPENDED') return 'portal.completions.voided-badge-suspended';
  return 'portal.completions.voided-done';
}
