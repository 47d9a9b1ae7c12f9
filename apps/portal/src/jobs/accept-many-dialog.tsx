import { Text } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { CheckField } from '../forms/fields.js';
import { agreed, needed } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { AssignmentField } from './assignment-field.js';
import { CancelDialog } from './cancel-dialog.js';
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
    <Dialog title={say('portal.accept-many.title', { count })} busy={busy} onClose={onClose}>
      <Text mb="md">{say('portal.accept-many.about')}</Text>
      <ActForm
        schema={schema}
        initial={{ assignment: '', allMet: false }}
        submit={say('portal.accept-many.submit', { count })}
        busy={busy}
        refusal={refusal}
        onSubmit={submit}
        aside={<CancelDialog busy={busy} onClose={onClose} />}
      >
        <AssignmentField />
        <CheckField name="allMet" label={say('portal.accept-many.all-met')} />
      </ActForm>
    </Dialog>
  );
}
