import { Alert } from '@mantine/core';
import { Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';

import { doorRefusal } from '../graphql/refusal.js';
import { useSession, useSessionKeeper } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { AnnouncementLine, useAnnounce } from './announcement.js';
import { Header } from './header.js';
import { Navigation } from './navigation.js';
import { Page } from './page.js';
import { Refused, Waiting } from './states.js';

const SignInScreen = lazy(async () => ({
  default: (await import('../sign-in/sign-in-screen.js')).SignInScreen,
}));

/** What may come over any page. */
const OverThePage = lazy(async () => ({ default: (await overThePage()).OverThePage }));

function overThePage() {
  return import('../sign-in/over-the-page.js');
}

/** The dialogs over the page are fetched once the page is read: they are wanted where the network may be gone. */
const FETCHED_AFTER_MS = 5_000;

/**
 * What stands round every page. No page is shown before it is known who reads it: what somebody begins to type must not
 * go when the answer comes. While a link's page is fetched, the page left behind says that it is busy.
 */
export function Frame() {
  const { state } = useSessionKeeper();
  const isLeaving = useRouterState({ select: ({ isLoading }) => isLoading });
  return (
    <div className={state.kind === 'signed-in' ? 'frame' : 'frame alone'}>
      <Header />
      {state.kind === 'signed-in' ? (
        <aside className="side">
          <Navigation />
        </aside>
      ) : null}
      <main id="main" tabIndex={-1} aria-busy={isLeaving}>
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
  const { state, refresh } = useSessionKeeper();
  switch (state.kind) {
    case 'loading':
      return null;
    case 'signed-out':
      return (
        <Suspense fallback={<Waiting />}>
          <SignInScreen />
        </Suspense>
      );
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
          <Over />
        </>
      );
  }
}

/** What the session asks of its reader, whichever page is open. */
function Over() {
  const { state, presence, ending } = useSessionKeeper();
  const hasEnded = state.kind === 'signed-in' && state.ended;
  useEffect(() => {
    // What cannot be fetched now is asked for again when it is wanted.
    const waiting = window.setTimeout(() => void overThePage().catch(() => undefined), FETCHED_AFTER_MS);
    return () => window.clearTimeout(waiting);
  }, []);
  if (presence === null && ending === null && !hasEnded) return null;
  return (
    <Suspense fallback={null}>
      <OverThePage />
    </Suspense>
  );
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
