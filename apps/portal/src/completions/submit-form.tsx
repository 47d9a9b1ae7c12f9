import { LongTextField, TextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { optionalOf, textOf } from '../forms/values.js';
import type { Learner } from '../learners/learner.graphql.js';
import { today } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import { submitCompletion } from './completions.graphql.js';

interface SubmitFormProps {
  readonly learner: Learner;
  readonly number: number;
  reload(): Promise<void>;
  onDone(): Promise<void>;
}

export function SubmitForm({ learner, number, reload, onDone }: SubmitFormProps) {
  const say = useSay();
  const { run, busy, refusal } = useAct(submitCompletion);
  const submit = (values: FormData) =>
    run(
      {
        learnerId: learner.id,
        assignment: number,
        completedOn: textOf(values, 'completedOn'),
        evidenceLink: optionalOf(values, 'evidenceLink'),
        note: optionalOf(values, 'note'),
      },
      () => void onDone(),
    );

  return (
    <Form
      label={say('portal.completions.record', { number })}
      submit={say('portal.completions.submit', { number })}
      {...{ busy, refusal }}
      onSubmit={(values) => void submit(values)}
      onReload={() => void reload()}
    >
      <TextField
        name="completedOn"
        type="date"
        label={say('portal.completions.day')}
        hint={say('portal.completions.day-hint')}
        max={today()}
        required
      />
      <TextField
        name="evidenceLink"
        type="url"
        label={say('portal.completions.evidence-link')}
        hint={say('portal.completions.evidence-hint')}
        autoComplete="off"
      />
      <LongTextField
        name="note"
        label={say('portal.completions.note')}
        hint={say('portal.completions.note-hint')}
      />
    </Form>
  );
}
