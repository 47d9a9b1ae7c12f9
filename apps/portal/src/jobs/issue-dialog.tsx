import { ActForm } from '../forms/act-form.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { CancelDialog } from './cancel-dialog.js';
import { IssueFields, issueSchema, type IssueValues } from './issue-fields.js';
import { issueBadge } from './jobs.graphql.js';

interface IssueDialogProps {
  readonly learner: { readonly id: string; readonly displayName: string; readonly publicName: string };
  onClose(): void;
}

/** Issues one learner's badge. */
export function IssueDialog({ learner, onClose }: IssueDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(issueBadge, 'BadgePrepared');
  const issue = async (values: IssueValues) => {
    if ((await act({ learnerId: learner.id, ...values })) === null) return;
    onClose();
    announce('portal.badges.prepared-done');
  };
  return (
    <Dialog
      title={say('portal.badges.issue-title', { name: learner.displayName })}
      size="xl"
      busy={busy}
      onClose={onClose}
    >
      <ActForm
        schema={issueSchema}
        initial={{ consent: false }}
        submit={say('portal.badges.issue')}
        busy={busy}
        refusal={refusal}
        onSubmit={issue}
        aside={<CancelDialog busy={busy} onClose={onClose} />}
      >
        <IssueFields
          named={learner.publicName}
          consent={say('portal.badges.consent')}
          previewOf={learner.id}
        />
      </ActForm>
    </Dialog>
  );
}
