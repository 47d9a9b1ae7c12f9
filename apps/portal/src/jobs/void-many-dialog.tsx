import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { ReasonField } from '../forms/reason-field.js';
import { needed } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useSay } from '../wording/wording.js';
import { AssignmentField } from './assignment-field.js';
import { voidCompletions } from './jobs.graphql.js';
import type { ManyDialogProps } from './learners-meant.js';

const schema = z.object({ assignment: needed(), reason: needed() });

/** Takes the acceptance of one assignment back from many, each with the same reason, as a job. */
export function VoidManyDialog({ learners, count, onStarted, onClose }: ManyDialogProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(voidCompletions, 'JobStarted');
  const submit = async ({ assignment, reason }: z.infer<typeof schema>) => {
    const started = await act({ learners, assignment: Number(assignment), reason });
    if (started !== null) await onStarted(started.job.id);
  };
  return (
    <FormDialog
      title={say('portal.void-many.title', { count })}
      about={say('portal.void-many.about')}
      schema={schema}
      initial={{ assignment: '', reason: '' }}
      submit={say('portal.void-many.submit', { count })}
      danger
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <AssignmentField />
      <ReasonField
        label={say('portal.completions.void-reason')}
        hint={say('portal.completions.reason-hint')}
      />
    </FormDialog>
  );
}
