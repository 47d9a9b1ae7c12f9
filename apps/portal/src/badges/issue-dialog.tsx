import { useState } from 'react';

import { CheckboxField, ChoiceGroup } from '../forms/choices.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { choiceOf } from '../forms/values.js';
import type { Learner } from '../learners/learner.graphql.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { issueBadge, type NameChoice } from './badges.graphql.js';

interface IssueDialogProps {
  readonly learner: Learner;
  reload(): Promise<void>;
  onClose(): void;
  onDone(): void;
}

/** Asks what the public will see and for the learner's consent; a name once signed cannot be changed. */
export function IssueDialog({ learner, reload, onClose, onDone }: IssueDialogProps) {
  const say = useSay();
  const { run, busy, refusal } = useAct(issueBadge);
  const title = say('portal.badges.issue-title', { name: learner.displayName });
  const submit = (values: FormData) =>
    run(
      {
        learnerId: learner.id,
        nameChoice: choiceOf<NameChoice>(values, 'nameChoice'),
        consent: values.get('consent') === 'true',
      },
      onDone,
    );

  return (
    <Dialog {...{ title, busy, onClose }}>
      <Form
        submit={say('portal.badges.issue')}
        {...{ busy, refusal }}
        onSubmit={(values) => void submit(values)}
        onReload={() => void reload()}
        aside={
          <button type="button" onClick={() => (busy ? undefined : onClose())}>
            {say('portal.cancel')}
          </button>
        }
      >
        <IssueFields learner={learner} />
      </Form>
    </Dialog>
  );
}

/** A name needs the learner's consent; without a name there is none to give. */
function IssueFields({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const [choice, setChoice] = useState('');
  return (
    <>
      <NameChoices learner={learner} onChange={setChoice} />
      <p className="hint">{say('portal.badges.consent-about')}</p>
      <CheckboxField name="consent" label={say('portal.badges.consent')} required={choice !== 'NONE'} />
    </>
  );
}

interface NameChoicesProps {
  readonly learner: Learner;
  onChange(choice: string): void;
}

function NameChoices({ learner, onChange }: NameChoicesProps) {
  const say = useSay();
  return (
    <ChoiceGroup
      kind="radio"
      name="nameChoice"
      label={say('portal.badges.name-choice')}
      hint={say('portal.badges.name-hint')}
      required
      onChange={onChange}
      choices={[
        {
          value: 'INITIAL_AND_FAMILY',
          label: learner.publicName,
          detail: say('portal.badges.with-name'),
        },
        { value: 'NONE', label: say('portal.badges.no-name'), detail: say('portal.badges.without-name') },
      ]}
    />
  );
}
