import { ChoiceGroup } from '../forms/choices.js';
import { LongTextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { textOf, ticksOf } from '../forms/values.js';
import type { Assignment, Learner, Outcome } from '../learners/learner.graphql.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay, useText } from '../wording/wording.js';
import { acceptCompletion, type Completion, returnCompletion } from './completions.graphql.js';

interface DecideFormsProps {
  readonly learner: Learner;
  readonly assignment: Assignment;
  readonly completion: Completion;
  reload(): Promise<void>;
  onDone(words: WordingKey): Promise<void>;
}

/** Accept with the outcomes shown, or return with a reason: two forms, one press each. */
export function DecideForms(props: DecideFormsProps) {
  return (
    <div className="decide">
      <AcceptForm {...props} />
      <ReturnForm {...props} />
    </div>
  );
}

function AcceptForm({ learner, assignment, completion, reload, onDone }: DecideFormsProps) {
  const say = useSay();
  const { run, busy, refusal } = useAct(acceptCompletion);
  const accept = (values: FormData) =>
    run(
      { completionId: completion.id, outcomesMet: ticksOf(values, 'outcomesMet') },
      () => void onDone('portal.completions.accepted-done'),
    );
  const label = say('portal.completions.accept', { number: assignment.number });

  return (
    <Form
      {...{ label, busy, refusal }}
      submit={label}
      onSubmit={(values) => void accept(values)}
      onReload={() => void reload()}
    >
      <OutcomesField outcomes={outcomesOf(learner, assignment)} />
    </Form>
  );
}

function OutcomesField({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const say = useSay();
  const text = useText();
  if (outcomes.length === 0) return null;
  return (
    <ChoiceGroup
      kind="checkbox"
      name="outcomesMet"
      label={say('portal.completions.outcomes')}
      hint={say('portal.completions.outcomes-hint')}
      choices={outcomes.map((outcome) => ({
        value: outcome.code,
        label: `${outcome.code} ${text(outcome.text)}`,
      }))}
    />
  );
}

function ReturnForm({ assignment, completion, reload, onDone }: DecideFormsProps) {
  const say = useSay();
  const { run, busy, refusal } = useAct(returnCompletion);
  const giveBack = (values: FormData) =>
    run(
      { completionId: completion.id, reason: textOf(values, 'reason') },
      () => void onDone('portal.completions.returned-done'),
    );
  const label = say('portal.completions.return', { number: assignment.number });

  return (
    <Form
      {...{ label, busy, refusal }}
      submit={label}
      onSubmit={(values) => void giveBack(values)}
      onReload={() => void reload()}
    >
      <LongTextField
        name="reason"
        label={say('portal.completions.reason')}
        hint={say('portal.completions.reason-hint')}
        required
      />
    </Form>
  );
}

/** The outcomes an assignment must show, in its own order. */
function outcomesOf({ enrolment }: Learner, { outcomeCodes }: Assignment): Outcome[] {
  const all = enrolment.programmeVersion.tiers.flatMap((tier) =>
    tier.modules.flatMap((module) => module.outcomes),
  );
  return outcomeCodes.flatMap((code) => all.find((outcome) => outcome.code === code) ?? []);
}
