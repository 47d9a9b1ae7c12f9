import { ReasonDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import type { Learner } from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { voidCompletion } from './completions.graphql.js';

interface VoidDialogProps {
  readonly learner: Learner;
  readonly completionId: string;
  readonly number: number;
  onClose(): void;
}

/** Takes an acceptance back, with a reason. The last words say what became of a badge that was signed. */
export function VoidDialog({ learner, completionId, number, onClose }: VoidDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(voidCompletion, 'CompletionVoided');
  const { whenVoided } = learner.enrolment.programmeVersion.policies;
  const title = say('portal.completions.void', { number });
  const submit = async ({ reason }: { readonly reason: string }) => {
    const done = await act({ completionId, reason });
    if (done === null) return;
    onClose();
    announce(outcomeFor(done.badge?.state), { number });
  };
  return (
    <ReasonDialog
      title={title}
      about={say('portal.completions.void-about', { whenVoided })}
      reasonLabel={say('portal.completions.void-reason')}
      reasonHint={say('portal.completions.reason-hint')}
      submit={title}
      danger
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

function outcomeFor(badge: string | undefined) {
  if (badge === 'ISSUED') return 'portal.completions.voided-badge-stands';
  if (badge === 'SUSPENDED') return 'portal.completions.voided-badge-suspended';
  return 'portal.completions.voided-done';
}
