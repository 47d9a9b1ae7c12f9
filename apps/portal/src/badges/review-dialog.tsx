import { Button, Text } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { AreaField, RadioField } from '../forms/fields.js';
import { needed, oneOf } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { Dialog } from '../shell/dialog.js';
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
    <Dialog title={say('portal.badges.review-title')} busy={busy} onClose={onClose}>
      <Text mb="md">{say('portal.badges.review-about')}</Text>
      <ActForm
        schema={schema}
        initial={{ reason: '' }}
        submit={say('portal.badges.review')}
        busy={busy}
        refusal={refusal}
        onSubmit={submit}
        aside={
          <Button variant="default" disabled={busy} onClick={onClose}>
            {say('portal.cancel')}
          </Button>
        }
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
      </ActForm>
    </Dialog>
  );
}
