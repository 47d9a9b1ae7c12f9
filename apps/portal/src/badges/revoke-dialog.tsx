import { ChoiceGroup } from '../forms/choices.js';
import { LongTextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { choiceOf, optionalOf } from '../forms/values.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { type BadgeState, REVOCATION_REASONS, type RevocationReason, revokeBadge } from './badges.graphql.js';

interface RevokeDialogProps {
  readonly badgeId: string;
  /** What the words speak of: the server knows which of the two it is. */
  readonly act: 'revoke' | 'withdraw';
  reload(): Promise<void>;
  onClose(): void;
  onDone(state: BadgeState): void;
}

/** Takes a badge back for good, with a reason. Neither the reason nor the note is ever shown to the public. */
export function RevokeDialog({ badgeId, act, reload, onClose, onDone }: RevokeDialogProps) {
  const say = useSay();
  const { run, busy, refusal } = useAct(revokeBadge);
  const title = say(`portal.badges.${act}-title`);
  const submit = (values: FormData) =>
    run(
      { badgeId, reason: choiceOf<RevocationReason>(values, 'reason'), note: optionalOf(values, 'note') },
      ({ badge }) => onDone(badge.state),
    );
  const reasons = REVOCATION_REASONS.map((reason) => ({
    value: reason,
    label: say(`portal.reason.${reason}`),
  }));

  return (
    <Dialog {...{ title, busy, onClose }}>
      <p>{say(`portal.badges.${act}-about`)}</p>
      <Form
        danger
        submit={say(`portal.badges.${act}`)}
        {...{ busy, refusal }}
        onSubmit={(values) => void submit(values)}
        onReload={() => void reload()}
        aside={
          <button type="button" onClick={() => (busy ? undefined : onClose())}>
            {say('portal.cancel')}
          </button>
        }
      >
        <ChoiceGroup
          kind="radio"
          name="reason"
          label={say('portal.badges.reason')}
          choices={reasons}
          required
        />
        <LongTextField name="note" label={say('portal.badges.note')} hint={say('portal.badges.note-hint')} />
      </Form>
    </Dialog>
  );
}
