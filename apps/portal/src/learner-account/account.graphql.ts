import { graphql } from '../graphql/graphql.js';

/** How far the learner's own account is. */
export const learnerAccountQuery = graphql(`
  query LearnerAccount($id: ID!) {
    learner(id: $id) {
      id
      account {
        state
        since
        expiresAt
        mailRefused
      }
    }
  }
`);

/** Who is meant where everybody who matches a filter is. */
export const learnersForCodesQuery = graphql(`
  query LearnersForCodes($filter: LearnerFilter) {
    learners(first: 100, filter: $filter, order: NAME) {
      pageInfo {
        hasNextPage
      }
      edges {
        node {
          id
        }
      }
    }
  }
`);

export const drawClaimCodes = graphql(`
  mutation DrawClaimCodes($input: DrawClaimCodesInput!) {
    drawClaimCodes(input: $input) {
      __typename
      ... on ClaimCodesDrawn {
        codes {
          learnerId
          displayName
          code
          expiresAt
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const inviteLearners = graphql(`
  mutation InviteLearners($input: InviteLearnersInput!) {
    inviteLearners(input: $input) {
      __typename
      ... on LearnersInvited {
        invited
        withoutAddress {
          learnerId
          displayName
        }
        mailedEnough {
          learnerId
          displayName
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const withdrawClaim = graphql(`
  mutation WithdrawClaim($input: WithdrawClaimInput!) {
    withdrawClaim(input: $input) {
      __typename
      ... on LearnerAccountChanged {
        learner {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const closeLearnerAccount = graphql(`
  mutation CloseLearnerAccount($input: CloseLearnerAccountInput!) {
    closeLearnerAccount(input: $input) {
      __typename
      ... on LearnerAccountChanged {
        learner {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
