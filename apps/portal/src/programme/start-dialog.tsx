import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { SelectField, TextField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { startDraft } from './programme-acts.graphql.js';

const schema = z.object({ programmeVersionId: needed(), edition: needed() });

interface StartDialogProps {
  readonly versions: readonly { readonly id: string; readonly edition: string }[];
}

/** Begins a new edition as a copy of one that stands. */
export function StartDialog({ versions }: StartDialogProps) {
  const say = useSay();
  const go = useNavigate({ from: '/programmes' });
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(startDraft, 'ProgrammeDraftStarted');
  const close = () => void go({ search: {}, resetScroll: false, replace: true });
  const start = async (values: z.infer<typeof schema>) => {
    const done = await act(values);
    if (done === null) return;
    await go({ to: '/programmes/drafts/$draftId', params: { draftId: done.draft.id } });
    announce('portal.programme.started-done', { edition: values.edition });
  };
  return (
    <FormDialog
      title={say('portal.programme.start-title')}
      about={say('portal.programme.start-about')}
      schema={schema}
      initial={{ programmeVersionId: versions[0]?.id ?? '', edition: '' }}
      submit={say('portal.programme.start')}
      busy={busy}
      refusal={refusal}
      onSubmit={start}
      onClose={close}
    >
      <SelectField
        name="programmeVersionId"
        label={say('portal.programme.start-from')}
        choices={versions.map(({ id, edition }) => ({ value: id, label: edition }))}
      />
      <TextField
        name="edition"
        label={say('portal.programme.edition')}
        hint={say('portal.programme.edition-hint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </FormDialog>
  );
}
