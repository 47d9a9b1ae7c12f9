import { LongTextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { textOf } from '../forms/values.js';
import { Dialog } from '../shell/dialog.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay } from '../wording/wording.js';
import { voidCompletion } from './completions.graphql.js';

interface VoidDialogProps {
  readonly completionId: string;
  readonly number: number;
  reload(): Promise<void>;
  onClose(): void;
  onDone(words: WordingKey): void;
}

/** Takes an acceptance back, with a reason. A signed badge stands all the same, and the last words say so. */
export function VoidDialog({ completionId, number, reload, onClose, onDone }: VoidDialogProps) {
  const say = useSay();
  const { run, busy, refusal } = useAct(voidCompletion);
  const title = say('portal.completions.void', { number });
  const submit = (values: FormData) =>
    run({ completionId, reason: textOf(values, 'reason') }, ({ badge }) =>
      onDone(
        badge?.state === 'ISSUED'
          ? 'portal.completions.voided-badge-stands'
          : 'portal.completions.voided-done',
      ),
    );

  return (
    <Dialog {...{ title, busy, onClose }}>
      <p>{say('portal.completions.void-about')}</p>
      <Form
        danger
        submit={title}
        {...{ busy, refusal }}
        onSubmit={(values) => void submit(values)}
        onReload={() => void reload()}
        aside={
          <button type="button" onClick={() => (busy ? undefined : onClose())}>
            {say('portal.cancel')}
          </button>
        }
      >
        <LongTextField
          name="reason"
          label={say('portal.completions.void-reason')}
          hint={say('portal.completions.reason-hint')}
          required
        />
      </Form>
    </Dialog>
  );
}
