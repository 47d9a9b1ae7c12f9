import { Button, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { SelectField, TextField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
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
    <Dialog title={say('portal.programme.start-title')} busy={busy} onClose={close}>
      <Text mb="md">{say('portal.programme.start-about')}</Text>
      <ActForm
        schema={schema}
        initial={{ programmeVersionId: versions[0]?.id ?? '', edition: '' }}
        submit={say('portal.programme.start')}
        busy={busy}
        refusal={refusal}
        onSubmit={start}
        aside={
          <Button variant="default" onClick={close}>
            {say('portal.cancel')}
          </Button>
        }
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
      </ActForm>
    </Dialog>
  );
}
