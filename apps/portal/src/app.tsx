import type { ReactNode } from 'react';

import { AddressBar, Link, useAddress } from './address/address.js';
import type { Route } from './address/route.js';
import { AgenciesView } from './agencies/agencies-view.js';
import { AuthoriseAgencyView } from './agencies/authorise-agency-view.js';
import { CommunitiesView } from './communities/communities-view.js';
import { RegisterCommunityView } from './communities/register-community-view.js';
import { doorRefusal } from './graphql/refusal.js';
import { Refused } from './graphql/refused.js';
import { EnrolLearnerView } from './learners/enrol-learner-view.js';
import { LearnerView } from './learners/learner-view.js';
import { LearnersView } from './learners/learners-view.js';
import { AnnouncementLine, Announcements } from './shell/announcement.js';
import { Header } from './shell/header.js';
import { View } from './shell/view.js';
import { Waiting } from './shell/waiting.js';
import type { Act } from './sign-in/acts.js';
import { SessionEndedDialog } from './sign-in/session-ended-dialog.js';
import { SessionProvider, useMay, useSession, useSessionKeeper } from './sign-in/session-provider.js';
import { SignInView } from './sign-in/sign-in-view.js';
import { StepUpDialog } from './sign-in/step-up-dialog.js';
import { useSay, Wording } from './wording/wording.js';

export function App() {
  return (
    <Wording>
      <SessionProvider>
        <Announcements>
          <AddressBar>
            <Header />
            <main id="main" tabIndex={-1}>
              <AnnouncementLine />
              <Door />
            </main>
          </AddressBar>
        </Announcements>
      </SessionProvider>
    </Wording>
  );
}

/** Nobody without a session passes; a session that ends later leaves the view standing under a dialog. */
function Door() {
  const say = useSay();
  const { state, refresh, presence } = useSessionKeeper();
  switch (state.kind) {
    case 'loading':
      return <Waiting />;
    case 'signed-out':
      return <SignInView />;
    case 'failed':
      return (
        <View title={say('portal.unavailable')}>
          <Refused refusal={doorRefusal(state.cause)} onRetry={() => void refresh()} />
        </View>
      );
    case 'signed-in':
      return (
        <div key={`${state.session.account.displayName} ${state.session.agency?.slug ?? ''}`}>
          <StandingLine />
          <Place />
          {presence ? <StepUpDialog {...presence} /> : null}
          {state.ended ? <SessionEndedDialog /> : null}
        </div>
      );
  }
}

/** Says, on every view, why a suspended or ended agency is offered so little. */
function StandingLine() {
  const say = useSay();
  const { agency } = useSession();
  if (agency === null || agency.standing === 'AUTHORISED') return null;
  return (
    <p className="panel standing">
      {say(`portal.standing-line.${agency.standing}`, { agency: agency.name })}
    </p>
  );
}

function Place() {
  const may = useMay();
  const { route } = useAddress();
  const { needs, view } = viewOf(route, may('see-agencies') ? 'agencies' : 'learners');
  if (needs === null || may(needs)) return view;
  return <NotPermittedView />;
}

function viewOf(route: Route, home: 'agencies' | 'learners'): { needs: Act | null; view: ReactNode } {
  switch (route.kind) {
    case 'home':
      return viewOf(
        home === 'agencies' ? { kind: 'agencies' } : { kind: 'learners', communityId: null },
        home,
      );
    case 'communities':
      return { needs: 'see-people', view: <CommunitiesView /> };
    case 'new-community':
      return { needs: 'register-community', view: <RegisterCommunityView /> };
    case 'learners':
      return { needs: 'see-people', view: <LearnersView communityId={route.communityId} /> };
    case 'new-learner':
      return { needs: 'enrol-learner', view: <EnrolLearnerView communityId={route.communityId} /> };
    case 'learner':
      return { needs: 'see-people', view: <LearnerView key={route.learnerId} learnerId={route.learnerId} /> };
    case 'agencies':
      return { needs: 'see-agencies', view: <AgenciesView /> };
    case 'new-agency':
      return { needs: 'authorise-agencies', view: <AuthoriseAgencyView /> };
    case 'unknown':
      return { needs: null, view: <UnknownView /> };
  }
}

function NotPermittedView() {
  const say = useSay();
  return (
    <View title={say('portal.not-permitted.title')}>
      <p className="panel">{say('portal.not-permitted')}</p>
    </View>
  );
}

function UnknownView() {
  const say = useSay();
  return (
    <View title={say('portal.unknown.title')}>
      <p className="panel">{say('portal.unknown')}</p>
      <p>
        <Link to={{ kind: 'home' }}>{say('portal.unknown.home')}</Link>
      </p>
    </View>
  );
}
