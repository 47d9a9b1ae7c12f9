import type { Learner } from '../learner/learner.js';
import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';
import { AssignmentCard } from './assignment-card.js';

/** Everything that must be accepted, in order, and where each stands. */
export function AssignmentsSection({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  return (
    <Section title={say('portal.assignments.title')}>
      <ol className="assignments">
        {learner.enrolment.programmeVersion.assignments.map((assignment) => (
          <li key={assignment.number}>
            <AssignmentCard learner={learner} assignment={assignment} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
