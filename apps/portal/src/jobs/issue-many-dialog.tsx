import { List, Spoiler, Stack, Text } from '@mantine/core';

import { ActForm } from '../forms/act-form.js';
import type { ResultOf } from '../graphql/graphql.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { Dialog } from '../shell/dialog.js';
import { StateWord } from '../shell/state-word.js';
import { Asked } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { IssueFields, issueSchema, type IssueValues } from './issue-fields.js';
import { issueBadges, issueReadinessQuery } from './jobs.graphql.js';
import type { ManyDialogProps } from './learners-meant.js';

type Readiness = NonNullable<ResultOf<typeof issueReadinessQuery>['issueReadiness']>;

/** Issues the badges of those who are ready; the others are named, each with what is missing, and left out. */
export function IssueManyDialog(props: ManyDialogProps) {
  const { learners, count, onClose } = props;
  const say = useSay();
  const asking = useAsk(issueReadinessQuery, { learners });
  return (
    <Dialog title={say('portal.issue-many.title', { count })} size="xl" onClose={onClose}>
      <Asked asking={asking}>
        {({ issueReadiness }) =>
          issueReadiness === null ? (
            <Text>{say('portal.issue-many.too-many')}</Text>
          ) : (
            <Stack gap="md">
              <ReadyAndBlocked readiness={issueReadiness} />
              {issueReadiness.ready === 0 ? null : <IssueForm {...props} readiness={issueReadiness} />}
            </Stack>
          )
        }
      </Asked>
    </Dialog>
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
  readonly readiness: Readiness;
}

function IssueForm({ learners, readiness, onStarted, onClose }: IssueFormProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(issueBadges, 'JobStarted');
  const issue = async (values: IssueValues) => {
    const started = await act({ learners, ...values, readyOnly: true });
    if (started !== null) await onStarted(started.job.id);
  };
  return (
    <ActForm
      schema={issueSchema}
      initial={{ consent: false }}
      submit={say('portal.issue-many.submit', { count: readiness.ready })}
      busy={busy}
      refusal={refusal}
      onSubmit={issue}
      onCancel={onClose}
    >
      <IssueFields
        named={say('portal.issue-many.named')}
        consent={say('portal.issue-many.consent')}
        previewOf={readiness.firstReady}
      />
    </ActForm>
  );
}
