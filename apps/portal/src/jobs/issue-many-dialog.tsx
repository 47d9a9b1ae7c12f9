import { List, NativeSelect, Spoiler, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { DayField } from '../forms/fields.js';
import { maybe, oneOf, orNull } from '../forms/values.js';
import type { ResultOf } from '../graphql/graphql.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { BADGE_KINDS } from '../learner/learner.js';
import { Dialog } from '../shell/dialog.js';
import { StateWord } from '../shell/state-word.js';
import { Asked } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { IssueFields } from './issue-fields.js';
import { isNameAgreed, issueShape, NAME_NOT_AGREED } from './issue-values.js';
import { issueBadges, issueReadinessQuery } from './jobs.graphql.js';
import type { ManyDialogProps } from './learners-meant.js';

const kindSchema = oneOf(BADGE_KINDS);
type Kind = (typeof BADGE_KINDS)[number];
const schema = z.object({ validFrom: maybe(), ...issueShape }).refine(isNameAgreed, NAME_NOT_AGREED);

type Readiness = NonNullable<ResultOf<typeof issueReadinessQuery>['issueReadiness']>;

/** Issues badges of one kind to those who are ready for it; the others are named, each with what is missing, and left out. */
export function IssueManyDialog(props: ManyDialogProps) {
  const { learners, count, onClose } = props;
  const say = useSay();
  const [kind, setKind] = useState<Kind>('MSQ');
  const asking = useAsk(issueReadinessQuery, { learners, kind });
  return (
    <Dialog title={say('portal.issue-many.title', { count })} size="xl" onClose={onClose}>
      <KindField kind={kind} onChange={setKind} />
      <Asked asking={asking}>
        {({ issueReadiness }) =>
          issueReadiness === null ? (
            <Text>{say('portal.issue-many.too-many')}</Text>
          ) : (
            <Stack gap="md">
              <ReadyAndBlocked readiness={issueReadiness} />
              {issueReadiness.ready === 0 ? null : (
                <IssueForm {...props} kind={kind} readiness={issueReadiness} isBehind={asking.isBehind} />
              )}
            </Stack>
          )
        }
      </Asked>
    </Dialog>
  );
}

interface KindFieldProps {
  readonly kind: Kind;
  onChange(kind: Kind): void;
}

/** Stands before the form: who is ready hangs on it. */
function KindField({ kind, onChange }: KindFieldProps) {
  const say = useSay();
  return (
    <NativeSelect
      id={useId()}
      mb="md"
      label={say('portal.badges.kind')}
      description={say('portal.badges.kind-hint')}
      data={BADGE_KINDS.map((value) => ({ value, label: say(`portal.badge-kind.${value}`) }))}
      value={kind}
      onChange={({ currentTarget }) => onChange(kindSchema.parse(currentTarget.value))}
    />
  );
}

function ReadyAndBlocked({ readiness }: { readonly readiness: Readiness }) {
  const say = useSay();
  const { ready, blocked, blockedLearners } = readiness;
  const unnamed = blocked - blockedLearners.length;
  return (
    <>
      <Text role="status">
        <StateWord tone={ready > 0 ? 'good' : 'warn'}>
          {say('portal.issue-many.ready', { count: ready })}
        </StateWord>
      </Text>
      {blocked === 0 ? null : (
        <div>
          <StateWord tone="warn">{say('portal.issue-many.blocked', { count: blocked })}</StateWord>
          <Spoiler
            maxHeight={160}
            showLabel={say('portal.issue-many.show-all')}
            hideLabel={say('portal.issue-many.show-fewer')}
          >
            <List>
              {blockedLearners.map(({ learner, message }) => (
                <List.Item key={learner.id}>
                  <bdi>{learner.displayName}</bdi> – {message}
                </List.Item>
              ))}
            </List>
          </Spoiler>
          {unnamed > 0 ? <Text size="sm">{say('portal.issue-many.more', { count: unnamed })}</Text> : null}
        </div>
      )}
    </>
  );
}

interface IssueFormProps extends ManyDialogProps {
  readonly kind: Kind;
  readonly readiness: Readiness;
  /** The readiness is that of another kind, and this one’s is under way. */
  readonly isBehind: boolean;
}

function IssueForm({ learners, kind, readiness, isBehind, onStarted, onClose }: IssueFormProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(issueBadges, 'JobStarted');
  const issue = async ({ validFrom, ...values }: z.infer<typeof schema>) => {
    const begins = orNull(validFrom);
    const started = await act({ learners, kind, ...values, validFrom: begins, readyOnly: true });
    if (started !== null) await onStarted(started.job.id);
  };
  return (
    <ActForm
      schema={schema}
      initial={{ consent: false, validFrom: '' }}
      submit={say('portal.issue-many.submit', { count: readiness.ready })}
      busy={busy || isBehind}
      refusal={refusal}
      onSubmit={issue}
      onCancel={onClose}
    >
      <IssueFields
        named={say('portal.issue-many.named')}
        consent={say('portal.issue-many.consent')}
        previewOf={readiness.firstReady}
      />
      <DayField
        name="validFrom"
        label={say('portal.badges.begins')}
        hint={say('portal.badges.begins-hint')}
        optional
      />
    </ActForm>
  );
}
