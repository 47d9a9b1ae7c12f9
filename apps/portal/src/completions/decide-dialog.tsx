import { Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { ChecksField, TextField } from '../forms/fields.js';
import { ReasonField } from '../forms/reason-field.js';
import { needed, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import {
  type Assignment,
  type Completion,
  type Learner,
  type Outcome,
  outcomesOf,
} from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { useSay, useText } from '../wording/wording.js';
import { CompletionFacts } from './completion-facts.js';
import { acceptCompletion, returnCompletion } from './completions.graphql.js';

interface DecideDialogProps {
  readonly learner: Learner;
  readonly assignment: Assignment;
  readonly completion: Completion;
  onClose(): void;
}

type Choice = 'accept' | 'return';

const useAccepting = () => useAct(acceptCompletion, 'CompletionAccepted');
const useReturning = () => useAct(returnCompletion, 'CompletionReturned');

/** Accept with the outcomes that were shown, or return with a reason. What was typed stays when the choice changes. */
export function DecideDialog(props: DecideDialogProps) {
  const { learner, assignment, completion, onClose } = props;
  const say = useSay();
  const { number } = assignment;
  const [choice, choose] = useState<Choice>('accept');
  const accepting = useAccepting();
  const returning = useReturning();
  const busy = accepting.busy || returning.busy;
  return (
    <Dialog
      title={say('portal.completions.decide-title', { number, name: learner.displayName })}
      size="lg"
      busy={busy}
      onClose={onClose}
    >
      <Stack gap="md">
        <CompletionFacts completion={completion} outcomes={[]} />
        <Radio.Group
          label={say('portal.completions.decision')}
          value={choice}
          onChange={(value) => choose(value)}
        >
          <Group mt="xs">
            <Radio value="accept" label={say('portal.completions.accept', { number })} />
            <Radio value="return" label={say('portal.completions.return', { number })} />
          </Group>
        </Radio.Group>
        <div hidden={choice !== 'accept'}>
          <AcceptForm {...props} acting={accepting} />
        </div>
        <div hidden={choice !== 'return'}>
          <ReturnForm {...props} acting={returning} />
        </div>
      </Stack>
    </Dialog>
  );
}

const acceptSchema = z.object({ outcomesMet: z.array(z.string()), notes: z.array(z.string()) });

/** What was noted about an outcome, where something was. */
function notedOn(outcomes: readonly Outcome[], notes: readonly string[]) {
  return outcomes.flatMap(({ code }, at) => {
    const note = orNull(notes[at] ?? '');
    return note === null ? [] : [{ outcome: code, note }];
  });
}

/** One short note for each outcome, out of the way of who has none to write. */
function RubricNoteFields({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const say = useSay();
  return (
    <details>
      <summary>{say('portal.completions.rubric-notes-add')}</summary>
      <Stack gap="xs" mt="xs">
        {outcomes.map(({ code }, at) => (
          <TextField key={code} name={`notes.${at}`} label={code} optional />
        ))}
      </Stack>
    </details>
  );
}

interface AcceptFormProps extends DecideDialogProps {
  readonly acting: ReturnType<typeof useAccepting>;
}

function AcceptForm({ learner, assignment, completion, acting, onClose }: AcceptFormProps) {
  const say = useSay();
  const text = useText();
  const { announce } = useAnnounce();
  const { number } = assignment;
  const outcomes = outcomesOf(learner, assignment);
  const accept = async ({ outcomesMet, notes }: z.infer<typeof acceptSchema>) => {
    const rubricNotes = notedOn(outcomes, notes);
    const done = await acting.act({ completionId: completion.id, outcomesMet, rubricNotes });
    if (done === null) return;
    onClose();
    announce(
      done.learner.qualification.qualified
        ? 'portal.completions.qualified-done'
        : 'portal.completions.accepted-done',
      { number, name: learner.displayName },
    );
  };
  return (
    <ActForm
      schema={acceptSchema}
      initial={{ outcomesMet: [], notes: outcomes.map(() => '') }}
      submit={say('portal.completions.accept', { number })}
      label={say('portal.completions.accept', { number })}
      busy={acting.busy}
      refusal={acting.refusal}
      onSubmit={accept}
      onCancel={onClose}
    >
      {outcomes.length === 0 ? null : (
        <>
          <ChecksField
            name="outcomesMet"
            label={say('portal.completions.outcomes')}
            hint={say('portal.completions.outcomes-hint', {
              needed: assignment.outcomesNeeded ?? outcomes.length,
            })}
            choices={outcomes.map(({ code, text: words }) => ({
              value: code,
              label: `${code} – ${text(words)}`,
            }))}
          />
          <RubricNoteFields outcomes={outcomes} />
        </>
      )}
    </ActForm>
  );
}

const returnSchema = z.object({ reason: needed(), notes: z.array(z.string()) });

interface ReturnFormProps extends DecideDialogProps {
  readonly acting: ReturnType<typeof useReturning>;
}

function ReturnForm({ learner, assignment, completion, acting, onClose }: ReturnFormProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { number } = assignment;
  const outcomes = outcomesOf(learner, assignment);
  const giveBack = async ({ reason, notes }: z.infer<typeof returnSchema>) => {
    const rubricNotes = notedOn(outcomes, notes);
    if ((await acting.act({ completionId: completion.id, reason, rubricNotes })) === null) return;
    onClose();
    announce('portal.completions.returned-done', { number });
  };
  return (
    <ActForm
      schema={returnSchema}
      initial={{ reason: '', notes: outcomes.map(() => '') }}
      submit={say('portal.completions.return', { number })}
      label={say('portal.completions.return', { number })}
      busy={acting.busy}
      refusal={acting.refusal}
      onSubmit={giveBack}
      onCancel={onClose}
    >
      <ReasonField label={say('portal.completions.reason')} hint={say('portal.completions.reason-hint')} />
      {outcomes.length === 0 ? null : <RubricNoteFields outcomes={outcomes} />}
    </ActForm>
  );
}
