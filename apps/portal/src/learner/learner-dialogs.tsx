import { getRouteApi } from '@tanstack/react-router';

import { DecideDialog } from '../completions/decide-dialog.js';
import { standingOf } from '../completions/standing.js';
import { VoidDialog } from '../completions/void-dialog.js';
import { useMay } from '../sign-in/session-provider.js';
import type { Learner } from './learner.js';
import { closed } from './learner-search.js';

const route = getRouteApi('/door/learners/$learnerId');

/** The dialog that the address names, where what it is about still stands so and the reader may do it. */
export function LearnerDialogs({ learner }: { readonly learner: Learner }) {
  const may = useMay();
  const { dialog, assignment: number } = route.useSearch();
  const navigate = route.useNavigate();
  const close = () => void navigate({ search: closed, resetScroll: false });
  const assignment = learner.enrolment.programmeVersion.assignments.find((one) => one.number === number);
  if (dialog === undefined || dialog === 'issue' || assignment === undefined) return null;

  const { completion } = standingOf(learner.completions, assignment.number);
  if (dialog === 'decide' && completion?.state === 'SUBMITTED' && may('decide-completion'))
    return <DecideDialog {...{ learner, assignment, completion }} onClose={close} />;
  if (dialog === 'void' && completion?.state === 'ACCEPTED' && may('void-completion'))
    return <VoidDialog completionId={completion.id} number={assignment.number} onClose={close} />;
  return null;
}
