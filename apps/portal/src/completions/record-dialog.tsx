import { Button } from '@mantine/core';
import type * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { submitCompletion } from './record.graphql.js';
import { newRecord, RecordFields, recordSchema } from './record-fields.js';

interface RecordDialogProps {
  readonly learnerId: string;
  readonly number: number;
  onClose(): void;
}

/** Records that one learner completed an assignment; it then waits for an assessor. */
export function RecordDialog({ learnerId, number, onClose }: RecordDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(submitCompletion, 'CompletionSubmitted');
  const title = say('portal.completions.record', { number });
  const submit = async ({ completedOn, evidenceLink, note }: z.infer<typeof recordSchema>) => {
    const form = { completedOn, evidenceLink: orNull(evidenceLink), note: orNull(note) };
    if ((await act({ learnerId, assignment: number, ...form })) === null) return;
    onClose();
    announce('portal.completions.submitted-done', { number });
  };
  return (
    <Dialog title={title} busy={busy} onClose={onClose}>
      <ActForm
        schema={recordSchema}
        initial={newRecord()}
        submit={say('portal.completions.submit', { number })}
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
        <RecordFields />
      </ActForm>
    </Dialog>
  );
}
