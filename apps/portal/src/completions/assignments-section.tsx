import { useId } from 'react';

import type { Learner } from '../learners/learner.graphql.js';
import { useSay } from '../wording/wording.js';
import { AssignmentCard } from './assignment-card.js';

interface AssignmentsSectionProps {
  readonly learner: Learner;
  reload(): Promise<void>;
}

export function AssignmentsSection({ learner, reload }: AssignmentsSectionProps) {
  const say = useSay();
  const titleId = useId();
  const { assignments } = learner.enrolment.programmeVersion;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{say('portal.assignments.title')}</h2>
      <ol className="assignments">
        {assignments.map((assignment) => (
          <li key={assignment.number}>
            <AssignmentCard {...{ learner, assignment, reload }} />
          </li>
        ))}
      </ol>
    </section>
  );
}
