import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { AreaField, RadioField } from '../forms/fields.js';
import { needed, oneOf } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useSay } from '../wording/wording.js';
import { decideBadgeReview } from './badges.graphql.js';

const DECISIONS = ['KEEP', 'SUSPEND', 'REVOKE'] as const;
const schema = z.object({ decision: oneOf(DECISIONS), reason: needed() });

interface ReviewDialogProps {
  readonly badgeId: string;
  onClose(): void;
  onDone(): void;
}

/** Decides, once and with a reason, what becomes of a badge that stands on a voided completion. */
export function ReviewDialog({ badgeId, onClose, onDone }: ReviewDialogProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(decideBadgeReview, 'BadgeReviewDecided');
  const submit = async (values: z.infer<typeof schema>) => {
    if ((await act({ badgeId, ...values })) !== null) onDone();
  };
  return (
    <FormDialog
      title={say('portal.badges.review-title')}
      about={say('portal.badges.review-about')}
      schema={schema}
      initial={{ reason: '' }}
      submit={say('portal.badges.review')}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioField
        name="decision"
        label={say('portal.badges.review-decision')}
        choices={DECISIONS.map((value) => ({ value, label: say(`portal.review.${value}`) }))}
      />
      <AreaField
        name="reason"
        label={say('portal.badges.review-reason')}
        hint={say('portal.badges.note-hint')}
      />
    </FormDialog>
  );
}
