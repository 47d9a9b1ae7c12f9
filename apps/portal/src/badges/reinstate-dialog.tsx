import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { AreaField } from '../forms/fields.js';
import { maybe, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useSay } from '../wording/wording.js';
import { reinstateBadge } from './badges.graphql.js';

const schema = z.object({ note: maybe() });

interface ReinstateDialogProps {
  readonly badgeId: string;
  onClose(): void;
  onDone(): void;
}

/** Puts a suspended badge back into use: the same code, the same card. */
export function ReinstateDialog({ badgeId, onClose, onDone }: ReinstateDialogProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(reinstateBadge, 'BadgeReinstated');
  const submit = async ({ note }: z.infer<typeof schema>) => {
    if ((await act({ badgeId, note: orNull(note) })) !== null) onDone();
  };
  return (
    <FormDialog
      title={say('portal.badges.reinstate-title')}
      about={say('portal.badges.reinstate-about')}
      schema={schema}
      initial={{ note: '' }}
      submit={say('portal.badges.reinstate')}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <AreaField
        name="note"
        label={say('portal.badges.note')}
        hint={say('portal.badges.note-hint')}
        optional
      />
    </FormDialog>
  );
}
