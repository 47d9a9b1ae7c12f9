import { type RefObject, useRef } from 'react';

import type { Assignment, Learner } from '../learners/learner.graphql.js';
import { useAnnounce } from '../shell/announcement.js';
import { Disclosure } from '../shell/disclosure.js';
import { useMay } from '../sign-in/session-provider.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay, useText } from '../wording/wording.js';
import { type Attempts, attemptsAt } from './attempts.js';
import { CompletionFacts } from './completion-facts.js';
import { DecideForms } from './decide-forms.js';
import { SubmitForm } from './submit-form.js';

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
  const attempts = attemptsAt(learner.completions, assignment.number);
  const { number } = assignment;

  const done = async (words: WordingKey) => {
    await reload();
    heading.current?.focus();
    announce(say(words, { number }));
  };

  return (
    <article
      className={`panel assignment ${attempts.state.toLowerCase()}`}
      aria-label={say('portal.assignment', { number })}
    >
      <AssignmentHeading heading={heading} title={text(assignment.title)} />
      <p className="state">{say(`portal.completion-state.${attempts.state}`)}</p>
      {attempts.latest === null ? null : <CompletionFacts completion={attempts.latest} />}
      <Acts {...{ learner, assignment, attempts, reload, done }} />
      <Earlier attempts={attempts} />
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
  readonly attempts: Attempts;
  done(words: WordingKey): Promise<void>;
}

function Acts({ learner, assignment, attempts, reload, done }: ActsProps) {
  const say = useSay();
  const may = useMay();
  const { number } = assignment;
  const open = attempts.state === 'NOT_STARTED' || attempts.state === 'RETURNED';

  if (open && may('submit-completion')) {
    return (
      <Disclosure
        key={`record after ${attempts.latest?.id ?? 'nothing'}`}
        label={say('portal.completions.record', { number })}
      >
        <SubmitForm
          {...{ learner, number, reload }}
          onDone={() => done('portal.completions.submitted-done')}
        />
      </Disclosure>
    );
  }
  if (attempts.state === 'SUBMITTED' && attempts.latest !== null && may('decide-completion')) {
    return (
      <Disclosure key={`decide ${attempts.latest.id}`} label={say('portal.completions.decide', { number })}>
        <DecideForms {...{ learner, assignment, reload, onDone: done }} completion={attempts.latest} />
      </Disclosure>
    );
  }
  return null;
}

function Earlier({ attempts }: { readonly attempts: Attempts }) {
  const say = useSay();
  if (attempts.earlier.length === 0) return null;
  return (
    <details>
      <summary>{say('portal.completions.earlier', { count: attempts.earlier.length })}</summary>
      {attempts.earlier.map((completion) => (
        <CompletionFacts key={completion.id} completion={completion} />
      ))}
    </details>
  );
}
