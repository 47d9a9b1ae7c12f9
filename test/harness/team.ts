import { systemClock } from '#platform/clock';

import { anAgency } from '../builders/agency.builder.js';
import type { Person } from './people.js';
import type { TestApi } from './running-api.js';

/** An id that nothing has. */
export const UNKNOWN = '00000000-0000-4000-8000-00000000dead';

/** One person for each role of an agency. */
export interface Team {
  readonly agencyId: string;
  readonly manager: Person;
  readonly registrar: Person;
  readonly assessor: Person;
}
/** The member of a result that came back, with all fields of its problem. */
export interface Answer {
  readonly __typename: string;
  readonly message?: string;
  readonly [field: string]: unknown;
}

export async function aTeam(api: TestApi, slug: string): Promise<Team> {
  const { id } = await anAgency().withSlug(slug).in(api.db);
  const [manager, registrar, assessor] = await Promise.all([
    api.person('Manager', id, 'AGENCY_MANAGER'),
    api.person('Registrar', id, 'AGENCY_REGISTRAR'),
    api.person('Assessor', id, 'AGENCY_ASSESSOR'),
  ]);
  return { agencyId: id, manager, registrar, assessor };
}

/** Carries an act out and answers the member that came back, with every field of the problems. */
export async function act(person: Person, field: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}`;
  const answer = await person.asks(
    `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ${FIELDS[field]} ... on Problem { message } } }`,
    { input },
  );
  if (answer.body.errors) throw new Error(JSON.stringify(answer.body.errors));
  return answer.body.data?.[field] as Answer;
}

const INVALID = '... on InvalidInput { fields { field because message } }';
const UNKNOWN_ONES = '... on LearnersUnknown { count }';
const NOT_AUTHORISED = '... on AgencyNotAuthorised { standing }';
const FIELDS: Readonly<Record<string, string>> = {
  startProgrammeDraft: `${INVALID} ... on ProgrammeDraftStarted { draft { id } }`,
  authoriseAgency: `${INVALID} ... on AgencyAuthorised { agency { id slug standing authorisedUntil } }`,
  suspendAgency: `${INVALID} ... on AgencySuspended { agency { standing } } ... on StandingUnchanged { standing }`,
  reinstateAgency: `${INVALID} ... on AgencyReinstated { agency { standing } } ... on StandingUnchanged { standing }`,
  changeOrganisation: `${INVALID} ${NOT_AUTHORISED} ... on OrganisationChanged { agency { phone email } }`,
  changeCommunity: `${INVALID} ${NOT_AUTHORISED} ... on CommunityChanged { community { id name guardModel } }`,
  inviteMember: `${INVALID} ... on MemberInvited { invitationId email }`,
  inviteAgencyManager: `${INVALID} ... on MemberInvited { invitationId email }`,
  resendInvitation:
    '... on InvitationResent { invitationId email } ... on InvitationOver { state } ... on TooManyInvitations { retryAt }',
  withdrawInvitation: '... on InvitationWithdrawn { invitationId } ... on InvitationOver { state }',
  changeMemberRoles: `${INVALID} ... on MemberRolesChanged { member { accountId roles } }`,
  removeMember: '... on MemberRemoved { accountId }',
  registerCommunity: `${INVALID} ${NOT_AUTHORISED} ... on CommunityRegistered { community { id name guardModel } }`,
  enrolLearner: `${INVALID} ${NOT_AUTHORISED} ... on LearnerEnrolled { learner { id displayName publicName community { name } } }`,
  putLearnerOnHold: `${INVALID} ${NOT_AUTHORISED} ... on LearnerChanged { learner { id enrolment { standing state standingReason } } } ... on EnrolmentStays { enrolmentStanding }`,
  withdrawLearner: `${INVALID} ${NOT_AUTHORISED} ... on LearnerChanged { learner { enrolment { standing state } } } ... on EnrolmentStays { enrolmentStanding }`,
  resumeLearner: `${INVALID} ${NOT_AUTHORISED} ... on LearnerChanged { learner { enrolment { standing state } } } ... on EnrolmentStays { enrolmentStanding }`,
  removeLearner: `${INVALID} ${NOT_AUTHORISED} ... on LearnerChanged { learner { enrolment { standing state standingReason } } } ... on EnrolmentStays { enrolmentStanding }`,
  moveLearner: `${NOT_AUTHORISED} ... on LearnerChanged { learner { communityId communityName } } ... on LearnerNotActive { enrolmentStanding }`,
  changeTrack: `${NOT_AUTHORISED} ... on LearnerChanged { learner { enrolment { track state } } } ... on LearnerNotActive { enrolmentStanding }`,
  changeLearner: `${INVALID} ${NOT_AUTHORISED} ... on LearnerChanged { learner { displayName email externalId enrolment { ageAttested } } } ... on MinorsNotAdmitted { minimumAge } ... on BadgeShowsName { issuedBy }`,
  drawClaimCodes: `${UNKNOWN_ONES} ${NOT_AUTHORISED} ... on ClaimCodesDrawn { codes { learnerId displayName code expiresAt } } ... on TooManySelected { most }`,
  inviteLearners: `${UNKNOWN_ONES} ${NOT_AUTHORISED} ... on LearnersInvited { invited withoutAddress { learnerId } mailedEnough { learnerId } } ... on TooManyMails { retryAfter }`,
  withdrawClaim: `... on LearnerAccountChanged { learner { id account { state since expiresAt } } }`,
  closeLearnerAccount: `... on LearnerAccountChanged { learner { id account { state since expiresAt } } }`,
  offerTransfer: `${NOT_AUTHORISED} ... on TransferMoved { transferId state } ... on LearnerNotActive { enrolmentStanding }`,
  withdrawTransfer: `... on TransferMoved { transferId state } ... on TransferStays { state }`,
  acceptTransfer: `${INVALID} ${NOT_AUTHORISED} ... on TransferMoved { transferId state } ... on TransferStays { state }`,
  declineTransfer: `${INVALID} ${NOT_AUTHORISED} ... on TransferMoved { transferId state } ... on TransferStays { state }`,
  executeTransfer: `... on TransferMoved { transferId state } ... on TransferStays { state } ... on LearnerNotActive { enrolmentStanding }`,
  refuseTransfer: `${INVALID} ... on TransferMoved { transferId state } ... on TransferStays { state }`,
  submitCompletion: `${INVALID} ${NOT_AUTHORISED} ... on CompletionSubmitted { completion { id state attempt } learner { id } }
    ... on AssignmentOutOfOrder { missing } ... on CompletionAlreadySubmitted { completion { id } }
    ... on CompletionAlreadyAccepted { completion { id } } ... on CompletedBeforeEnrolment { enrolledOn }
    ... on CompletedTooLongAgo { earliest } ... on LearnerNotActive { enrolmentStanding }`,
  acceptCompletion: `${INVALID} ${NOT_AUTHORISED} ... on CompletionAccepted { completion { state decidedBy outcomesMet } learner { qualification { qualified missing qualifiedOn } } }
    ... on CompletionNotWaiting { state } ... on FourEyesNeeded { because } ... on OutcomesMissing { missing }`,
  returnCompletion: `${INVALID} ${NOT_AUTHORISED} ... on CompletionReturned { completion { state returnReason } }
    ... on CompletionNotWaiting { state } ... on FourEyesNeeded { because }`,
  voidCompletion: `${INVALID} ${NOT_AUTHORISED} ... on CompletionVoided { completion { state voidReason voidedBy decidedBy } badge { id state } learner { qualification { qualified missing } } }
    ... on CompletionNotAccepted { state }`,
  issueBadge: `${NOT_AUTHORISED} ... on BadgePrepared { badge { id state code shortLink fullLink qr jwt } }
    ... on NotQualified { missing } ... on BadgeAlreadyHeld { badge { id } }`,
  revokeBadge: `${INVALID} ... on BadgeRevoked { badge { state } } ... on BadgeWithdrawn { badge { state revocationReason shortLink jwt } } ... on BadgeAlreadyRevoked { badge { id revokedAt revocationReason } }`,
  recordCompletions: `${INVALID} ${NOT_AUTHORISED} ${UNKNOWN_ONES} ... on JobStarted { job { id state total } }`,
  acceptCompletions: `${INVALID} ${NOT_AUTHORISED} ${UNKNOWN_ONES} ... on JobStarted { job { id state total } }`,
  returnCompletions: `${INVALID} ${NOT_AUTHORISED} ${UNKNOWN_ONES} ... on JobStarted { job { id state total } }`,
  voidCompletions: `${INVALID} ${NOT_AUTHORISED} ${UNKNOWN_ONES} ... on JobStarted { job { id state total } }`,
  issueBadges: `${INVALID} ${NOT_AUTHORISED} ${UNKNOWN_ONES} ... on JobStarted { job { id state total } }`,
  undoJob: `... on JobStarted { job { id total } }`,
  cancelJob: `... on JobCancelled { job { id state succeeded refused } } ... on JobOver { job { id state } }`,
  undoBadge: `... on BadgeUndone { badge { state revokedAt revocationReason undoUntil } } ... on BadgeWithdrawn { badge { state } }
    ... on BadgeAnnounced { since } ... on BadgeAlreadyRevoked { badge { id state } }`,
};

let names = 0;
export async function aCommunity(team: Team): Promise<string> {
  names += 1;
  const { community } = await act(team.manager, 'registerCommunity', {
    name: `Hall ${names}`,
    guardModel: 'NONE',
  });
  return (community as { id: string }).id;
}
export async function aLearner(team: Team, more: Record<string, unknown> = {}): Promise<string> {
  const communityId = await aCommunity(team);
  const name = { givenName: 'Zoé', familyName: 'Tremblay' };
  const { learner } = await act(team.registrar, 'enrolLearner', {
    communityId,
    track: 'MSO',
    ageAttested: 'ADULT',
    ...name,
    ...more,
  });
  return (learner as { id: string }).id;
}
export async function aSubmission(team: Team, learnerId: string, assignment = 1): Promise<string> {
  const { completion } = await act(team.registrar, 'submitCompletion', {
    learnerId,
    assignment,
    completedOn: systemClock.today(),
  });
  return (completion as { id: string }).id;
}
export async function qualifies(team: Team, learnerId: string): Promise<void> {
  for (const assignment of [1, 2, 3, 4])
    await act(team.assessor, 'acceptCompletion', {
      completionId: await aSubmission(team, learnerId, assignment),
    });
}
