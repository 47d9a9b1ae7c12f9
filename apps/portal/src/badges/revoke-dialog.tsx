import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { AreaField, RadioField } from '../forms/fields.js';
import { maybe, oneOf, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import type { Badge } from '../learner/learner.js';
import { useSay } from '../wording/wording.js';
import { revokeBadge } from './badges.graphql.js';

const REASONS = ['ISSUED_IN_ERROR', 'COMPLETION_WITHDRAWN', 'MISUSE', 'HOLDER_REQUEST', 'OTHER'] as const;
const schema = z.object({ reason: oneOf(REASONS), note: maybe() });

interface RevokeDialogProps {
  readonly badgeId: string;
  /** What the words speak of: the server knows which of the two it is. */
  readonly act: 'revoke' | 'withdraw';
  onClose(): void;
  onDone(state: Badge['state']): void;
}

/** Takes a badge back for good, with a reason. Neither the reason nor the note is ever shown to the public. */
export function RevokeDialog({ badgeId, act, onClose, onDone }: RevokeDialogProps) {
  const say = useSay();
  const revoking = useAct(revokeBadge, 'BadgeRevoked', 'BadgeWithdrawn');
  const submit = async ({ reason, note }: z.infer<typeof schema>) => {
    const done = await revoking.act({ badgeId, reason, note: orNull(note) });
    if (done !== null) onDone(done.badge.state);
  };
  return (
    <FormDialog
      title={say(`portal.badges.${act}-title`)}
      about={say(`portal.badges.${act}-about`)}
      schema={schema}
      initial={{ note: '' }}
      danger
      submit={say(`portal.badges.${act}`)}
      busy={revoking.busy}
      refusal={revoking.refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioField
        name="reason"
        label={say('portal.badges.reason')}
        choices={REASONS.map((reason) => ({ value: reason, label: say(`portal.reason.${reason}`) }))}
      />
      <AreaField
        name="note"
        label={say('portal.badges.note')}
        hint={say('portal.badges.note-hint')}
        optional
      />
    </FormDialog>
  );
}
