import { type RefObject, useRef, useState } from 'react';

import type { Assignment, Learner } from '../learners/learner.graphql.js';
import { useAnnounce } from '../shell/announcement.js';
import { Disclosure } from '../shell/disclosure.js';
import { useMay } from '../sign-in/session-provider.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay, useText } from '../wording/wording.js';
import { CompletionFacts } from './completion-facts.js';
import { DecideForms } from './decide-forms.js';
import { type Standing, standingOf } from './standing.js';
import { SubmitForm } from './submit-form.js';
import { VoidDialog } from './void-dialog.js';

interface AssignmentCardProps {
  readonly learner: Learner;
  readonly assignment: Assignment;
  reload(): Promise<void>;
}

/** One assignment: its state in words, who did what when, and the acts the viewer may do next. */
export function AssignmentCard({ learner, assignment, reload }: AssignmentCardProps) {
  const say = useSay();
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { announce } = useAnnounce();
  const standing = standingOf(learner.completions, assignment.number);
  const { number } = assignment;

  const done = async (words: WordingKey) => {
    await reload();
    heading.current?.focus();
    announce(words, { number });
  };

  return (
    <article
      className={`panel assignment ${standing.state.toLowerCase()}`}
      aria-label={say('portal.assignment', { number })}
    >
      <AssignmentHeading heading={heading} title={text(assignment.title)} />
      <p className="state">{say(`portal.completion-state.${standing.state}`)}</p>
      {standing.completion === null ? null : <CompletionFacts completion={standing.completion} />}
      <Acts {...{ learner, assignment, standing, reload, done }} />
    </article>
  );
}

interface AssignmentHeadingProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly title: string;
}

function AssignmentHeading({ heading, title }: AssignmentHeadingProps) {
  return (
    <h3 ref={heading} tabIndex={-1}>
      {title}
    </h3>
  );
}

interface ActsProps extends AssignmentCardProps {
  readonly standing: Standing;
  done(words: WordingKey): Promise<void>;
}

function Acts({ learner, assignment, standing, reload, done }: ActsProps) {
  const say = useSay();
  const may = useMay();
  const { number } = assignment;
  const open = standing.state !== 'SUBMITTED' && standing.state !== 'ACCEPTED';

  if (open && may('submit-completion')) {
    return (
      <Disclosure
        key={`record after ${standing.completion?.id ?? 'nothing'}`}
        label={say('portal.completions.record', { number })}
      >
        <SubmitForm
          {...{ learner, number, reload }}
          onDone={() => done('portal.completions.submitted-done')}
        />
      </Disclosure>
    );
  }
  if (standing.state === 'SUBMITTED' && standing.completion !== null && may('decide-completion')) {
    return (
      <Disclosure
        key={`decide ${standing.completion.id}`}
        label={say('portal.completions.decide', { number })}
      >
        <DecideForms {...{ learner, assignment, reload, onDone: done }} completion={standing.completion} />
      </Disclosure>
    );
  }
  if (standing.state === 'ACCEPTED' && standing.completion !== null && may('void-completion'))
    return <VoidAct completionId={standing.completion.id} {...{ number, reload, done }} />;
  return null;
}

interface VoidActProps extends Pick<ActsProps, 'reload' | 'done'> {
  readonly completionId: string;
  readonly number: number;
}

function VoidAct({ completionId, number, reload, done }: VoidActProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {say('portal.completions.void', { number })}
      </button>
      {open ? (
        <VoidDialog
          {...{ completionId, number, reload }}
          onClose={close}
          onDone={(words) => {
            close();
            void done(words);
          }}
        />
      ) : null}
    </>
  );
}
