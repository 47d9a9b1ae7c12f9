import * as z from 'zod';

import {
  EMBLEM_NOT_AGREED,
  EmblemFields,
  emblemShape,
  isEmblemAgreed,
  NEUTRAL,
} from '../badges/emblem-fields.js';
import { FormDialog } from '../forms/dialogs.js';
import { DayField, SelectField } from '../forms/fields.js';
import { maybe, oneOf, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { BADGE_KINDS, type BadgeKind } from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { IssueFields } from './issue-fields.js';
import { isNameAgreed, issueShape, NAME_NOT_AGREED, nameAskedOf } from './issue-values.js';
import { issueBadge } from './jobs.graphql.js';

const schema = z
  .object({ kind: oneOf(BADGE_KINDS), validFrom: maybe(), ...issueShape, ...emblemShape })
  .refine(isNameAgreed, NAME_NOT_AGREED)
  .refine(isEmblemAgreed, EMBLEM_NOT_AGREED);

interface IssueDialogProps {
  readonly learner: {
    readonly id: string;
    readonly displayName: string;
    readonly publicName: string;
    readonly enrolment: { readonly ageAttested: 'ADULT' | 'MINOR_WITH_CONSENT' | null };
  };
  /** What there is to issue to them, at least one. */
  readonly kinds: readonly BadgeKind[];
  onClose(): void;
}

/** Issues one learner's badge. A minor's shows no name, so nobody is asked about one. */
export function IssueDialog({ learner, kinds, onClose }: IssueDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(issueBadge, 'BadgePrepared');
  const { named, initial } = nameAskedOf(learner);
  const issue = async ({ validFrom, ...values }: z.infer<typeof schema>) => {
    if ((await act({ learnerId: learner.id, ...values, validFrom: orNull(validFrom) })) === null) return;
    onClose();
    announce('portal.badges.prepared-done');
  };
  return (
    <FormDialog
      title={say('portal.badges.issue-title', { name: learner.displayName })}
      size="xl"
      schema={schema}
      initial={{ kind: kinds[0] ?? 'MSQ', validFrom: '', ...initial, ...NEUTRAL }}
      submit={say('portal.badges.issue')}
      busy={busy}
      refusal={refusal}
      onSubmit={issue}
      onClose={onClose}
    >
      <IssueFields named={named} consent={say('portal.badges.consent')} previewOf={learner.id} />
      <SelectField
        name="kind"
        label={say('portal.badges.kind')}
        hint={say('portal.badges.kind-hint')}
        choices={kinds.map((kind) => ({ value: kind, label: say(`portal.badge-kind.${kind}`) }))}
      />
      <DayField
        name="validFrom"
        label={say('portal.badges.begins')}
        hint={say('portal.badges.begins-hint')}
        optional
      />
      <EmblemFields />
    </FormDialog>
  );
}
