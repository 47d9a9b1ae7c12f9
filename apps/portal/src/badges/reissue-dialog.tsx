import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { IssueFields } from '../jobs/issue-fields.js';
import { isNameAgreed, issueShape, NAME_NOT_AGREED, nameAsked } from '../jobs/issue-values.js';
import type { Badge } from '../learner/learner.js';
import { useSay } from '../wording/wording.js';
import { reissueBadge } from './badges.graphql.js';
import { EMBLEM_NOT_AGREED, EmblemFields, emblemShape, isEmblemAgreed, NEUTRAL } from './emblem-fields.js';

const schema = z
  .object({ ...issueShape, ...emblemShape })
  .refine(isNameAgreed, NAME_NOT_AGREED)
  .refine(isEmblemAgreed, EMBLEM_NOT_AGREED);

interface ReissueDialogProps {
  readonly badge: Pick<Badge, 'id' | 'emblem' | 'emblemChosenAt'> & {
    readonly learnerId: string;
    readonly mayShowName: boolean;
  };
  onClose(): void;
  onDone(badgeId: string): void;
}

/** What its holder chose goes on; what the agency recorded is asked about again. */
function emblemOf({ emblem, emblemChosenAt }: ReissueDialogProps['badge']) {
  return emblemChosenAt === null ? NEUTRAL : { emblem, emblemConsent: emblem === 'WHITE_STAR' };
}

/**
 * Has a new badge take the place of this one: with another name or emblem, or because a card was lost. A minor's shows no
 * name, so nobody is asked about one.
 */
export function ReissueDialog({ badge, onClose, onDone }: ReissueDialogProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(reissueBadge, 'BadgePrepared');
  const { named, initial } = nameAsked(badge.mayShowName, say('portal.badges.with-name'));
  const submit = async (values: z.infer<typeof schema>) => {
    const done = await act({ badgeId: badge.id, ...values });
    if (done !== null) onDone(done.badge.id);
  };
  return (
    <FormDialog
      title={say('portal.badges.reissue-title')}
      about={say('portal.badges.reissue-about')}
      size="xl"
      schema={schema}
      initial={{ ...initial, ...emblemOf(badge) }}
      submit={say('portal.badges.reissue')}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <IssueFields named={named} consent={say('portal.badges.consent')} previewOf={badge.learnerId} />
      <EmblemFields />
    </FormDialog>
  );
}
