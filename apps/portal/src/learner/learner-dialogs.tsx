import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import { DecideDialog } from '../completions/decide-dialog.js';
import { RecordDialog } from '../completions/record-dialog.js';
import { isOpen, standingOf } from '../completions/standing.js';
import { VoidDialog } from '../completions/void-dialog.js';
import { IssueDialog } from '../jobs/issue-dialog.js';
import { EditionDialog } from '../programme/edition-dialog.js';
import { useMay } from '../sign-in/session-provider.js';
import { today } from '../wording/days.js';
import { CorrectDialog } from './correct-dialog.js';
import { type Assignment, issuableKindsOf, type Learner } from './learner.js';
import { closed, type LifeAct } from './learner-search.js';
import { lifeActsOf } from './life-acts.js';
import { MoveDialog, OfferDialog, TrackDialog } from './place-dialogs.js';
import { RestDialog, ResumeDialog } from './rest-dialog.js';

const LIFE: Readonly<
  Partial<Record<LifeAct, ComponentType<{ readonly learner: Learner; onClose(): void }>>>
> = {
  rest: RestDialog,
  resume: ResumeDialog,
  move: MoveDialog,
  track: TrackDialog,
  correct: CorrectDialog,
  offer: OfferDialog,
  edition: EditionDialog,
};

const route = getRouteApi('/door/learners/$learnerId');

/** The dialog that the address names, where what it is about still stands so and the reader may do it. */
export function LearnerDialogs({ learner }: { readonly learner: Learner }) {
  const may = useMay();
  const { dialog, assignment: number } = route.useSearch();
  const navigate = route.useNavigate();
  const close = () => void navigate({ search: closed, resetScroll: false });
  const assignment = learner.enrolment.programmeVersion.assignments.find((one) => one.number === number);
  const life = dialog === undefined ? undefined : LIFE[dialog as LifeAct];
  if (life !== undefined) {
    const isOffered = lifeActsOf(learner.enrolment.standing, may).includes(dialog as LifeAct);
    const Life = life;
    return isOffered ? <Life learner={learner} onClose={close} /> : null;
  }
  if (dialog === 'issue') {
    const kinds = may('issue-badge') ? issuableKindsOf(learner, today()) : [];
    return kinds.length > 0 ? <IssueDialog learner={learner} kinds={kinds} onClose={close} /> : null;
  }
  return assignment === undefined ? null : <AssignmentDialog {...{ learner, assignment }} onClose={close} />;
}

interface AssignmentDialogProps {
  readonly learner: Learner;
  readonly assignment: Assignment;
  onClose(): void;
}

function AssignmentDialog({ learner, assignment, onClose }: AssignmentDialogProps) {
  const may = useMay();
  const { dialog } = route.useSearch();
  const { number } = assignment;
  const standing = standingOf(learner.completions, number);
  const { completion, state } = standing;
  if (dialog === 'record' && isOpen(standing) && may('submit-completion'))
    return <RecordDialog learner={learner} number={number} onClose={onClose} />;
  if (dialog === 'decide' && completion !== null && state === 'SUBMITTED' && may('decide-completion'))
    return <DecideDialog {...{ learner, assignment, completion, onClose }} />;
  if (dialog === 'void' && completion !== null && state === 'ACCEPTED' && may('void-completion'))
    return <VoidDialog {...{ learner, number, onClose }} completionId={completion.id} />;
  return null;
}
