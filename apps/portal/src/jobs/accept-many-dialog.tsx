import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { CheckField } from '../forms/fields.js';
import { agreed, needed } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useSay } from '../wording/wording.js';
import { AssignmentField } from './assignment-field.js';
import { acceptCompletions } from './jobs.graphql.js';
import type { ManyDialogProps } from './learners-meant.js';

const schema = z.object({ assignment: needed(), allMet: agreed() });

/** Accepts one assignment of many, each with all its outcomes met. */
export function AcceptManyDialog({ learners, count, onStarted, onClose }: ManyDialogProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(acceptCompletions, 'JobStarted');
  const submit = async ({ assignment }: z.infer<typeof schema>) => {
    const started = await act({ learners, assignment: Number(assignment) });
    if (started !== null) await onStarted(started.job.id);
  };
  return (
    <FormDialog
      title={say('portal.accept-many.title', { count })}
      about={say('portal.accept-many.about')}
      schema={schema}
      initial={{ assignment: '', allMet: false }}
      submit={say('portal.accept-many.submit', { count })}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <AssignmentField />
      <CheckField name="allMet" label={say('portal.accept-many.all-met')} />
    </FormDialog>
  );
}
