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
        mailedEnough {
          learnerId
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
