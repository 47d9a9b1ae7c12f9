import { getRouteApi } from '@tanstack/react-router';

import { ButtonLink } from '../shell/links.js';
import { useMay } from '../sign-in/session-provider.js';
import { today } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import type { Learner } from './learner.js';
import { nextActOf } from './next-act.js';

const route = getRouteApi('/door/learners/$learnerId');

/** The page's one primary button: what there is to do next for this learner. */
export function PrimaryAct({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const next = nextActOf(learner, useMay(), today());
  const { learnerId } = route.useParams();
  const search = route.useSearch();
  if (next === null) return null;
  if (next.kind === 'open-badge')
    return (
      <ButtonLink to="/badges/$badgeId" params={{ badgeId: next.badgeId }}>
        {say('portal.badges.open')}
      </ButtonLink>
    );
  const [words, opened] =
    next.kind === 'issue'
      ? [say('portal.badges.issue-open'), { dialog: next.kind }]
      : [
          say(`portal.completions.${next.kind}`, { number: next.assignment }),
          { dialog: next.kind, assignment: next.assignment },
        ];
  return (
    <ButtonLink to="/learners/$learnerId" params={{ learnerId }} search={{ ...search, ...opened }}>
      {words}
    </ButtonLink>
  );
}
