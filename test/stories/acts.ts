/** What people send, written once for all stories. Every union is answered with its typename and, for a refusal, its words. */
const REFUSED = '... on Problem { message }';
const PROBLEM = `${REFUSED} ... on InvalidInput { fields { field because message } }`;

export const REGISTER_COMMUNITY = `mutation ($input: RegisterCommunityInput!) { registerCommunity(input: $input) {
  __typename ... on CommunityRegistered { community { id name } } ${PROBLEM} } }`;

export const ENROL_LEARNER = `mutation ($input: EnrolLearnerInput!) { enrolLearner(input: $input) {
  __typename ... on LearnerEnrolled { learner { id displayName publicName enrolment { track } } } ${PROBLEM} } }`;

export const SUBMIT_COMPLETION = `mutation ($input: SubmitCompletionInput!) { submitCompletion(input: $input) {
  __typename ... on CompletionSubmitted { completion { id assignment state attempt } }
  ... on AssignmentOutOfOrder { missing } ${PROBLEM} } }`;

export const ACCEPT_COMPLETION = `mutation ($input: AcceptCompletionInput!) { acceptCompletion(input: $input) {
  __typename ... on CompletionAccepted { completion { id state } learner { qualification { qualified missing } } }
  ... on FourEyesNeeded { because } ${REFUSED} } }`;

export const RETURN_COMPLETION = `mutation ($input: ReturnCompletionInput!) { returnCompletion(input: $input) {
  __typename ... on CompletionReturned { completion { id state returnReason } } ${PROBLEM} } }`;

export const VOID_COMPLETION = `mutation ($input: VoidCompletionInput!) { voidCompletion(input: $input) {
  __typename ... on CompletionVoided { completion { id state } } ${PROBLEM} } }`;

export const ISSUE_BADGE = `mutation ($input: IssueBadgeInput!) { issueBadge(input: $input) {
  __typename ... on BadgePrepared { badge { id state code } } ... on NotQualified { missing }
  ... on BadgeAlreadyHeld { badge { id } } ${REFUSED} } }`;

export const REVOKE_BADGE = `mutation ($input: RevokeBadgeInput!) { revokeBadge(input: $input) {
  __typename ... on BadgeRevoked { badge { id state } } ... on BadgeWithdrawn { badge { id state } } ${PROBLEM} } }`;

export const SUSPEND_BADGE = `mutation ($input: SuspendBadgeInput!) { suspendBadge(input: $input) {
  __typename ... on BadgeSuspended { badge { id state suspensionReason } } ${PROBLEM} } }`;

export const REINSTATE_BADGE = `mutation ($input: ReinstateBadgeInput!) { reinstateBadge(input: $input) {
  __typename ... on BadgeReinstated { badge { id state } } ... on NotQualified { missing } ${PROBLEM} } }`;

export const REISSUE_BADGE = `mutation ($input: ReissueBadgeInput!) { reissueBadge(input: $input) {
  __typename ... on BadgePrepared { badge { id state code } } ${PROBLEM} } }`;

export const UNDO_BADGE = `mutation ($input: UndoBadgeInput!) { undoBadge(input: $input) {
  __typename ... on BadgeUndone { badge { id state undoUntil } } ... on BadgeAnnounced { since } ${REFUSED} } }`;

export const BADGE_TO_UNDO = `query ($id: ID!) { badge(id: $id) { state issuedAt undoUntil } }`;

export const BADGE = `query ($id: ID!) { badge(id: $id) { id state code publicName validUntil shortLink fullLink jwt
  svg: qr png: qr(link: SHORT, format: PNG) fullPng: qr(link: FULL, format: PNG) } }`;

export const BADGE_STATE = `query ($id: ID!) { badge(id: $id) { state } }`;

export const LEARNER = `query ($id: ID!) { learner(id: $id) { id displayName community { name }
  completions { id assignment state submittedBy decidedBy } qualification { qualified missing } badges { id state }
  history(first: 50) { edges { node { type actor } } } } }`;

export const LEARNERS = `query ($first: Int!, $after: String) { learners(first: $first, after: $after) { totalCount
  edges { cursor node { id displayName } } pageInfo { hasNextPage endCursor } } }`;

export const COMMUNITIES = `query { communities(first: 100) { totalCount edges { node { id name } } } }`;

export const AUTHORISE_AGENCY = `mutation ($input: AuthoriseAgencyInput!) { authoriseAgency(input: $input) {
  __typename ... on AgencyAuthorised { agency { id slug standing } } ${PROBLEM} } }`;

export const SUSPEND_AGENCY = `mutation ($input: SuspendAgencyInput!) { suspendAgency(input: $input) {
  __typename ... on AgencySuspended { agency { id standing } } ${PROBLEM} } }`;
