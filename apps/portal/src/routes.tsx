import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import type { FunctionComponent } from 'react';

import { agenciesSearch, agencySearch } from './agencies/agencies-search.js';
import { approvalsSearch } from './approvals/approvals-search.js';
import { badgeSearch } from './badges/badge-search.js';
import { communitiesSearch } from './communities/communities-search.js';
import { jobSearch } from './jobs/job-search.js';
import { learnerSearch } from './learner/learner-search.js';
import { enrolSearch, joiningSearch, learnersSearch } from './learners/learners-search.js';
import { meSearch } from './me/me-search.js';
import { batchSearch, openingSearch } from './opening-records/opening-search.js';
import { draftSearch, movingSearch, programmesSearch, versionSearch } from './programme/programmes-search.js';
import { Door, Frame } from './shell/frame.js';
import { BrokenPage, NotPermittedPage, UnknownPage, Waiting } from './shell/states.js';
import type { Act } from './sign-in/acts.js';
import { useMay } from './sign-in/session-provider.js';
import { teamSearch } from './team/team-search.js';
import { agreedSearch, transfersSearch } from './transfers/transfers-search.js';

/** Every address of the portal. What a list shows is in its address: filters, order, page, what is open. */
const root = createRootRoute({ component: Frame, notFoundComponent: () => <UnknownPage /> });

/** For whoever is signed in. */
const door = createRoute({ getParentRoute: () => root, id: 'door', component: Door });

/** A page that is offered to those who may do the act; who comes by its address all the same reads why not. */
function page<Module extends Readonly<Record<Name, FunctionComponent>>, Name extends string>(
  needs: Act | null,
  load: () => Promise<Module>,
  name: Name,
) {
  const Screen = lazyRouteComponent(async (): Promise<{ readonly default: FunctionComponent }> => ({
    default: (await load())[name],
  }));
  function GuardedPage() {
    const may = useMay();
    return needs === null || may(needs) ? <Screen /> : <NotPermittedPage />;
  }
  // The router fetches the screen while it is still asked who reads it, and when somebody is about to go there.
  return Object.assign(GuardedPage, { preload: async () => Screen.preload?.() });
}

const home = createRoute({
  getParentRoute: () => door,
  path: '/',
  component: page(null, () => import('./home/home-screen.js'), 'HomeScreen'),
});

const me = createRoute({
  getParentRoute: () => door,
  path: '/me',
  validateSearch: meSearch,
  component: page(null, () => import('./me/me-screen.js'), 'MeScreen'),
});

const learners = createRoute({
  getParentRoute: () => door,
  path: '/learners',
  validateSearch: learnersSearch,
  component: page('see-people', () => import('./learners/learners-screen.js'), 'LearnersScreen'),
});

const enrol = createRoute({
  getParentRoute: () => door,
  path: '/learners/new',
  validateSearch: enrolSearch,
  component: page('enrol-learner', () => import('./learners/enrol-screen.js'), 'EnrolScreen'),
});

const sheet = createRoute({
  getParentRoute: () => door,
  path: '/learners/sheet',
  validateSearch: enrolSearch,
  component: page('enrol-learner', () => import('./learners/sheet-screen.js'), 'SheetScreen'),
});

const joining = createRoute({
  getParentRoute: () => door,
  path: '/learners/joining',
  validateSearch: joiningSearch,
  component: page('see-people', () => import('./learners/joining-screen.js'), 'JoiningScreen'),
});

const openingRecords = createRoute({
  getParentRoute: () => door,
  path: '/opening-records',
  validateSearch: openingSearch,
  component: page('bring-records', () => import('./opening-records/opening-screen.js'), 'OpeningScreen'),
});

const learner = createRoute({
  getParentRoute: () => door,
  path: '/learners/$learnerId',
  validateSearch: learnerSearch,
  component: page('see-people', () => import('./learner/learner-screen.js'), 'LearnerScreen'),
});

const badge = createRoute({
  getParentRoute: () => door,
  path: '/badges/$badgeId',
  validateSearch: badgeSearch,
  component: page('see-people', () => import('./badges/badge-screen.js'), 'BadgeScreen'),
});

const communities = createRoute({
  getParentRoute: () => door,
  path: '/communities',
  validateSearch: communitiesSearch,
  component: page('see-people', () => import('./communities/communities-screen.js'), 'CommunitiesScreen'),
});

const jobs = createRoute({
  getParentRoute: () => door,
  path: '/jobs',
  component: page('see-people', () => import('./jobs/jobs-screen.js'), 'JobsScreen'),
});

const job = createRoute({
  getParentRoute: () => door,
  path: '/jobs/$jobId',
  validateSearch: jobSearch,
  component: page('see-people', () => import('./jobs/job-screen.js'), 'JobScreen'),
});

const transfers = createRoute({
  getParentRoute: () => door,
  path: '/transfers',
  validateSearch: transfersSearch,
  component: page('transfer-learners', () => import('./transfers/transfers-screen.js'), 'TransfersScreen'),
});

const agreedTransfers = createRoute({
  getParentRoute: () => door,
  path: '/lphq/transfers',
  validateSearch: agreedSearch,
  component: page('see-agencies', () => import('./transfers/agreed-screen.js'), 'AgreedScreen'),
});

const team = createRoute({
  getParentRoute: () => door,
  path: '/settings/team',
  validateSearch: teamSearch,
  component: page('manage-team', () => import('./team/team-screen.js'), 'TeamScreen'),
});

const organisation = createRoute({
  getParentRoute: () => door,
  path: '/settings/organisation',
  component: page(
    'manage-organisation',
    () => import('./organisation/organisation-screen.js'),
    'OrganisationScreen',
  ),
});

const agencies = createRoute({
  getParentRoute: () => door,
  path: '/agencies',
  validateSearch: agenciesSearch,
  component: page('see-agencies', () => import('./agencies/agencies-screen.js'), 'AgenciesScreen'),
});

const agency = createRoute({
  getParentRoute: () => door,
  path: '/agencies/$agencyId',
  validateSearch: agencySearch,
  component: page('see-agencies', () => import('./agencies/agency-screen.js'), 'AgencyScreen'),
});

const approvals = createRoute({
  getParentRoute: () => door,
  path: '/approvals',
  validateSearch: approvalsSearch,
  component: page('see-agencies', () => import('./approvals/approvals-screen.js'), 'ApprovalsScreen'),
});

const records = createRoute({
  getParentRoute: () => door,
  path: '/approvals/records/$batchId',
  validateSearch: batchSearch,
  component: page('see-agencies', () => import('./approvals/records-screen.js'), 'RecordsScreen'),
});

const staffTeam = createRoute({
  getParentRoute: () => door,
  path: '/lphq/team',
  validateSearch: teamSearch,
  component: page('see-agencies', () => import('./team/team-screen.js'), 'TeamScreen'),
});

const programme = createRoute({
  getParentRoute: () => door,
  path: '/programme',
  component: page(null, () => import('./programme/programme-screen.js'), 'ProgrammeScreen'),
});

const moving = createRoute({
  getParentRoute: () => door,
  path: '/programme/moving',
  validateSearch: movingSearch,
  component: page('move-editions', () => import('./programme/moving-screen.js'), 'MovingScreen'),
});

const programmes = createRoute({
  getParentRoute: () => door,
  path: '/programmes',
  validateSearch: programmesSearch,
  component: page('see-agencies', () => import('./programme/programmes-screen.js'), 'ProgrammesScreen'),
});

const programmeVersion = createRoute({
  getParentRoute: () => door,
  path: '/programmes/$versionId',
  validateSearch: versionSearch,
  component: page('see-agencies', () => import('./programme/version-screen.js'), 'VersionScreen'),
});

const programmeDraft = createRoute({
  getParentRoute: () => door,
  path: '/programmes/drafts/$draftId',
  validateSearch: draftSearch,
  component: page('see-agencies', () => import('./programme/draft-screen.js'), 'DraftScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./invitation/invitation-screen.js'), 'InvitationScreen'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('./reset-password/reset-password-screen.js'),
    'ResetPasswordScreen',
  ),
});

const OF_EVERYBODY = [home, me, programme];
const OF_AGENCIES = [
  learners,
  enrol,
  sheet,
  joining,
  openingRecords,
  learner,
  badge,
  communities,
  jobs,
  job,
  transfers,
  moving,
  team,
  organisation,
];
const OF_LPHQ = [
  approvals,
  records,
  programmes,
  programmeVersion,
  programmeDraft,
  agencies,
  agency,
  agreedTransfers,
  staffTeam,
];

export const router = createRouter({
  routeTree: root.addChildren([
    door.addChildren([...OF_EVERYBODY, ...OF_AGENCIES, ...OF_LPHQ]),
    invitation,
    resetPassword,
  ]),
  // What stands in an address is text; each page's own schema reads it.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
  defaultPendingComponent: () => <Waiting />,
  defaultErrorComponent: () => <BrokenPage />,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
