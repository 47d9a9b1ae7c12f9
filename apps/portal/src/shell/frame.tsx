import { Alert } from '@mantine/core';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';

import { doorRefusal } from '../graphql/refusal.js';
import { SessionEndedDialog } from '../sign-in/session-ended-dialog.js';
import { useSession, useSessionKeeper } from '../sign-in/session-provider.js';
import { SignInScreen } from '../sign-in/sign-in-screen.js';
import { StepUpDialog } from '../sign-in/step-up-dialog.js';
import { TimeOutDialog } from '../sign-in/time-out-dialog.js';
import { useSay } from '../wording/wording.js';
import { AnnouncementLine, useAnnounce } from './announcement.js';
import { Header } from './header.js';
import { Navigation } from './navigation.js';
import { Page } from './page.js';
import { Refused, Waiting } from './states.js';

/**
 * What stands round every page. No page is shown before it is known who reads it: what somebody begins to type must not
 * go when the answer comes.
 */
export function Frame() {
  const { state } = useSessionKeeper();
  return (
    <div className={state.kind === 'signed-in' ? 'frame' : 'frame alone'}>
      <Header />
      {state.kind === 'signed-in' ? (
        <aside className="side">
          <Navigation />
        </aside>
      ) : null}
      <main id="main" tabIndex={-1}>
        <SilentOnLeaving />
        <AnnouncementLine />
        {state.kind === 'loading' ? <Waiting /> : <Outlet />}
      </main>
    </div>
  );
}

/** What the last act did is said until the reader goes elsewhere. */
function SilentOnLeaving() {
  const { silence } = useAnnounce();
  const { pathname } = useLocation();
  useEffect(() => silence, [pathname, silence]);
  return null;
}

/** Nobody without a session passes; a session that ends later leaves the page standing under a dialog. */
export function Door() {
  const say = useSay();
  const { state, refresh, presence, ending, lasts } = useSessionKeeper();
  switch (state.kind) {
    case 'loading':
      return null;
    case 'signed-out':
      return <SignInScreen />;
    case 'failed':
      return (
        <Page title={say('portal.unavailable')}>
          <Refused refusal={doorRefusal(state.cause)} onRetry={() => void refresh()} />
        </Page>
      );
    case 'signed-in':
      return (
        <>
          <StandingLine />
          <Outlet />
          {presence ? <StepUpDialog {...presence} /> : null}
          {ending === null ? null : <TimeOutDialog ending={ending} take={lasts} />}
          {state.ended ? <SessionEndedDialog /> : null}
        </>
      );
  }
}

/** Says, on every page, why a suspended or ended agency is offered so little. */
function StandingLine() {
  const say = useSay();
  const { agency } = useSession();
  if (agency === null || agency.standing === 'AUTHORISED') return null;
  return (
    <Alert color="amber" variant="outline" mb="lg">
      {say(`portal.standing-line.${agency.standing}`, { agency: agency.name })}
    </Alert>
  );
}
