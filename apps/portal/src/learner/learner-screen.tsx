import './learner.css';

import { getRouteApi } from '@tanstack/react-router';

import { AssignmentsSection } from '../completions/assignments-section.js';
import { useAsk } from '../graphql/use-ask.js';
import { AccountSection } from '../learner-account/account-section.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Asked, UnknownPage, Waiting } from '../shell/states.js';
import { TranscriptSection } from '../transfers/transcript-section.js';
import { useSay } from '../wording/wording.js';
import { BadgeSection } from './badge-section.js';
import { HistorySection } from './history-section.js';
import { learnerQuery } from './learner.graphql.js';
import { cameByTransfer, type Learner } from './learner.js';
import { LearnerDialogs } from './learner-dialogs.js';
import { LearnerAbout, LearnerFacts } from './learner-facts.js';
import { LifeSection } from './life-section.js';
import { PrimaryAct } from './primary-act.js';

const route = getRouteApi('/door/learners/$learnerId');

/** One learner: what is done, what is next, the badge and what strangers see of it, and all that happened. */
export function LearnerScreen() {
  const { learnerId } = route.useParams();
  return <LearnerPage key={learnerId} learnerId={learnerId} />;
}

function LearnerPage({ learnerId }: { readonly learnerId: string }) {
  const say = useSay();
  const { entries } = route.useSearch();
  const asking = useAsk(learnerQuery, { id: learnerId, after: entries ?? null });
  const learner = asking.data?.learner ?? null;
  if (asking.data !== null && learner === null) return <UnknownPage about={say('portal.learner.unknown')} />;
  return (
    <Page
      title={learner?.displayName ?? say('portal.learner.title')}
      trail={<PlainLink to="/learners">{say('portal.learner.all')}</PlainLink>}
      about={learner === null ? undefined : <LearnerAbout learner={learner} />}
      actions={learner === null ? undefined : <PrimaryAct learner={learner} />}
    >
      <Asked asking={asking} lines={8}>
        {({ learner: read }) =>
          read === null ? <Waiting /> : <File learner={read} reload={asking.reload} />
        }
      </Asked>
    </Page>
  );
}

function File({ learner, reload }: { readonly learner: Learner; reload(): void }) {
  return (
    <>
      <div className="learner-file">
        <AssignmentsSection learner={learner} />
        <div className="learner-side">
          <BadgeSection learner={learner} reload={reload} />
          <LifeSection learner={learner} />
          <AccountSection learner={learner} />
          <LearnerFacts learner={learner} />
          {cameByTransfer(learner) ? <TranscriptSection learnerId={learner.id} /> : null}
        </div>
        <HistorySection history={learner.history} />
      </div>
      <LearnerDialogs learner={learner} />
    </>
  );
}
