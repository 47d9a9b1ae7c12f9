import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { needed, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { AssignmentField } from '../jobs/assignment-field.js';
import { recordCompletions } from '../jobs/jobs.graphql.js';
import type { ManyDialogProps } from '../jobs/learners-meant.js';
import { useSay } from '../wording/wording.js';
import { newRecord, RecordFields, recordShape } from './record-fields.js';

const schema = z.object({ assignment: needed(), ...recordShape });

/** Records one assignment for many, as a job, and goes to it. */
export function RecordManyDialog({ learners, count, onStarted, onClose }: ManyDialogProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(recordCompletions, 'JobStarted');
  const submit = async ({ assignment, completedOn, evidenceLink, note }: z.infer<typeof schema>) => {
    const form = { completedOn, evidenceLink: orNull(evidenceLink), note: orNull(note) };
    const started = await act({ learners, assignment: Number(assignment), ...form });
    if (started !== null) await onStarted(started.job.id);
  };
  return (
    <FormDialog
      title={say('portal.record-many.title', { count })}
      schema={schema}
      initial={{ assignment: '', ...newRecord() }}
      submit={say('portal.record-many.submit', { count })}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <AssignmentField />
      <RecordFields />
    </FormDialog>
  );
}
