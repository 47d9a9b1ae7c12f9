import type { Crowd } from './many-rows.js';

/** A question that a screen asks: by which operation of the portal, as whom, with which values. */
export interface Question {
  /** The screen's address, as `routes.tsx` has it. */
  readonly screen: string;
  readonly operation: string;
  readonly who: 'manager' | 'staff' | 'learner';
  variables(crowd: Crowd & { readonly draftId: string }): Record<string, unknown>;
  /** Where in the answer the list's cursor stands, for the page that follows, and the variable that takes it. */
  readonly goOn?: { readonly from: readonly string[]; readonly as: string };
}

const asked = (
  screen: string,
  operation: string,
  variables: Question['variables'],
  more: Partial<Question> = {},
): Question => ({ screen, operation, variables, who: 'manager', ...more });

const page = (from: string, as = 'after') => ({ goOn: { from: from.split('.'), as } });

/** Every question of every screen; the name is that of the committed file. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  agencies: asked('/agencies', 'Agencies', () => ({ first: 5 }), { who: 'staff', ...page('agencies') }),
  agency: asked('/agencies/$agencyId', 'Agency', ({ agencyId }) => ({ id: agencyId }), { who: 'staff' }),
  'agency-team': asked('/agencies/$agencyId', 'AgencyTeam', ({ agencyId }) => ({ id: agencyId }), {
    who: 'staff',
  }),
  badge: asked('/badges/$badgeId', 'Badge', ({ badgeId }) => ({ id: badgeId })),
  'badge-state': asked('/badges/$badgeId', 'BadgeState', ({ badgeId }) => ({ id: badgeId })),
  communities: asked('/communities', 'Communities', () => ({ first: 20 }), page('communities')),
  community: asked('/communities', 'Community', ({ communityId }) => ({ id: communityId })),
  assignments: asked('/learners', 'Assignments', () => ({})),
  'issue-readiness': asked('/learners', 'IssueReadiness', ({ communityId }) => ({
    ...{ learners: { matching: { communityId } }, kind: 'MSQ' },
  })),
  job: asked('/jobs/$jobId', 'Job', ({ jobId }) => ({ id: jobId, first: 25 }), page('job.rows')),
  jobs: asked('/jobs', 'Jobs', () => ({})),
  'learner-account': asked('/learners/$learnerId', 'LearnerAccount', ({ learnerId }) => ({ id: learnerId })),
  'learners-for-codes': asked('/learners', 'LearnersForCodes', ({ communityId }) => ({
    filter: { communityId },
  })),
  learner: asked(
    '/learners/$learnerId',
    'Learner',
    ({ learnerId }) => ({ id: learnerId }),
    page('learner.history'),
  ),
  learners: asked('/learners', 'Learners', () => ({ first: 50, order: 'NAME' }), page('learners')),
  'learners-found': asked(
    '/learners',
    'Learners',
    () => ({ first: 5, order: 'NAME', filter: { search: 'zo trem' } }),
    page('learners'),
  ),
  'learners-of-a-community': asked(
    '/learners',
    'Learners',
    ({ communityId }) => ({ first: 5, order: 'NAME', filter: { communityId } }),
    page('learners'),
  ),
  'learners-ready': asked('/learners', 'Learners', () => ({
    first: 5,
    order: 'RECENT',
    filter: { work: 'READY_FOR_BADGE' },
  })),
  'learners-joined': asked(
    '/learners',
    'Learners',
    () => ({ first: 5, order: 'NAME', filter: { joining: 'WITHIN_30_DAYS' } }),
    page('learners'),
  ),
  'joining-report': asked('/learners/joining', 'JoiningReport', ({ communityId }) => ({ communityId })),
  'community-choices': asked('/learners', 'CommunityChoices', () => ({})),
  'to-do': asked('/', 'ToDo', () => ({})),
  'recent-entries': asked('/', 'RecentEntries', () => ({ first: 5 })),
  standings: asked('/', 'Standings', () => ({}), { who: 'staff' }),
  'incoming-transfers': asked('/transfers', 'IncomingTransfers', () => ({ first: 5 })),
  'outgoing-transfers': asked('/transfers', 'OutgoingTransfers', () => ({ first: 5 })),
  'agreed-transfers': asked('/lphq/transfers', 'AgreedTransfers', () => ({ first: 5 }), { who: 'staff' }),
  backdatings: asked('/approvals', 'Backdatings', () => ({}), { who: 'staff' }),
  transcript: asked('/learners/$learnerId', 'Transcript', ({ learnerId }) => ({ learnerId })),
  editions: asked('/programme/moving', 'Editions', () => ({})),
  'edition-mapping': asked('/programme/moving', 'EditionMapping', ({ programmeId }) => ({
    ...{ fromId: programmeId, toId: programmeId },
  })),
  'edition-learners': asked(
    '/programme/moving',
    'EditionLearners',
    ({ programmeId }) => ({ first: 100, filter: { programmeVersionId: programmeId } }),
    page('learners'),
  ),
  'current-programme': asked('/programme', 'CurrentProgramme', () => ({})),
  'programme-version': asked('/programme', 'ProgrammeVersion', ({ programmeId }) => ({ id: programmeId })),
  'my-record': asked('/my', 'MyRecord', () => ({}), { who: 'learner' }),
  'my-programme': asked('/my', 'MyProgramme', ({ learnerId }) => ({ recordId: learnerId }), {
    who: 'learner',
  }),
  'my-badges': asked('/my', 'MyBadges', () => ({}), { who: 'learner' }),
  'my-badge-emblem': asked('/my', 'MyBadgeEmblem', ({ badgeId }) => ({ id: badgeId }), { who: 'learner' }),
  'my-badge-today': asked('/my', 'MyBadgeToday', ({ badgeId }) => ({ id: badgeId }), { who: 'learner' }),
  programmes: asked('/programmes', 'Programmes', () => ({}), { who: 'staff' }),
  'programme-draft': asked(
    '/programmes/drafts/$draftId',
    'ProgrammeDraft',
    ({ draftId }) => ({ id: draftId }),
    {
      who: 'staff',
    },
  ),
  organisation: asked('/settings/organisation', 'Organisation', () => ({})),
  'learner-sheet': asked('/learners/sheet', 'LearnerSheet', ({ communityId }) => ({
    input: {
      ...{ communityId, track: 'MSO', ageAttested: 'ADULT' },
      rows: [{ givenName: 'Zoe', familyName: 'Tremblay', email: 'zoe@example.org', externalId: 'HR-1' }],
    },
  })),
  'opening-records': asked('/opening-records', 'OpeningRecords', () => ({})),
  'opening-sheet': asked('/opening-records', 'OpeningSheet', ({ communityId }) => ({
    input: {
      ...{ communityId, track: 'MSO', ageAttested: 'ADULT' },
      rows: [{ givenName: 'Zoe', familyName: 'Tremblay', enrolledOn: '2025-05-02', works: [] }],
    },
  })),
  'opening-batch': asked('/opening-records', 'OpeningBatch', ({ batchId }) => ({ id: batchId, first: 5 }), {
    ...page('openingBatch.entries'),
  }),
  'opening-batches-to-decide': asked('/approvals', 'OpeningBatchesToDecide', () => ({}), { who: 'staff' }),
  'waiting-for-lphq': asked('/', 'WaitingForLphq', () => ({}), { who: 'staff' }),
  team: asked('/settings/team', 'Team', () => ({})),
};

/** Read by the login that knows no agency, whose statements no screen is counted by. */
export const OF_IDENTITY: readonly string[] = ['MySessions'];

/** What a screen may ask of the database in all, where that was ruled. */
export const STATEMENTS_AT_MOST: Readonly<Record<string, number>> = { learner: 4, 'recent-entries': 3 };
