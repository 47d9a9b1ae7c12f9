import { Group, Text, Title } from '@mantine/core';
import { useId } from 'react';

import { type Assignment, type Learner, outcomesOf } from '../learner/learner.js';
import type { LearnerDialog } from '../learner/learner-search.js';
import { nextActOf, waitsFor } from '../learner/next-act.js';
import { ButtonLink } from '../shell/links.js';
import { StateWord, type Tone } from '../shell/state-word.js';
import type { Act } from '../sign-in/acts.js';
import { useMay } from '../sign-in/session-provider.js';
import { today } from '../wording/days.js';
import { useSay, useText } from '../wording/wording.js';
import { CompletionFacts } from './completion-facts.js';
import { EarlierAttempts } from './earlier-attempts.js';
import { isOpen, type Standing, standingOf } from './standing.js';
import { UndoAct } from './undo-act.js';

interface AssignmentCardProps {
  readonly learner: Learner;
  readonly assignment: Assignment;
}

const TONE: Readonly<Record<Standing['state'], Tone>> = {
  ACCEPTED: 'good',
  AWAITING_APPROVAL: 'wait',
  SUBMITTED: 'wait',
  RETURNED: 'warn',
  VOIDED: 'bad',
  NOT_STARTED: 'quiet',
};

/** One assignment: its state in a word, who did what when, and what the reader may do about it. */
export function AssignmentCard({ learner, assignment }: AssignmentCardProps) {
  const say = useSay();
  const text = useText();
  const id = useId();
  const { number } = assignment;
  const standing = standingOf(learner.completions, number);
  return (
    <article aria-labelledby={id} className={`assignment ${standing.state.toLowerCase()}`}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Title order={3} size="h5" id={id}>
          {text(assignment.title)}
        </Title>
        <StateWord tone={TONE[standing.state]}>{say(`portal.completion-state.${standing.state}`)}</StateWord>
      </Group>
      {standing.completion === null ? null : (
        <>
          <CompletionFacts completion={standing.completion} outcomes={outcomesOf(learner, assignment)} />
          <EarlierAttempts attempts={standing.completion.attemptsBefore} />
          <UndoAct completion={standing.completion} />
        </>
      )}
      <Waits learner={learner} number={number} standing={standing} />
      <CardAct learner={learner} number={number} standing={standing} />
    </article>
  );
}

interface StandingProps {
  readonly learner: Learner;
  readonly number: number;
  readonly standing: Standing;
}

/** What must be accepted first, in an edition that asks for an order. */
function Waits({ learner, number, standing }: StandingProps) {
  const say = useSay();
  const numbers = isOpen(standing) ? waitsFor(learner, number) : [];
  if (numbers.length === 0) return null;
  return <Text size="sm">{say('portal.completions.waits-for', { numbers: numbers.join(', ') })}</Text>;
}

/** The card's own act, unless it is the page's primary one, which stands at the top. */
function CardAct({ learner, number, standing }: StandingProps) {
  const say = useSay();
  const may = useMay();
  const act = actOn(standing, learner.enrolment.standing === 'ACTIVE', may);
  const next = nextActOf(learner, may, today());
  const isPrimary = next !== null && 'assignment' in next && next.assignment === number;
  if (act === null || (isPrimary && next.kind === act)) return null;
  return (
    <ButtonLink
      variant="default"
      size="sm"
      to="/learners/$learnerId"
      params={{ learnerId: learner.id }}
      search={(search: object) => ({ ...search, dialog: act, assignment: number })}
      resetScroll={false}
    >
      {say(`portal.completions.${act}`, { number })}
    </ButtonLink>
  );
}

/** What may be done with an assignment as it stands; nothing new is recorded of whoever’s enrolment rests. */
function actOn(
  standing: Standing,
  isActive: boolean,
  may: (act: Act) => boolean,
): Exclude<LearnerDialog, 'issue'> | null {
  if (isOpen(standing)) return isActive && may('submit-completion') ? 'record' : null;
  if (standing.state === 'SUBMITTED') return may('decide-completion') ? 'decide' : null;
  return standing.state === 'ACCEPTED' && may('void-completion') ? 'void' : null;
}
