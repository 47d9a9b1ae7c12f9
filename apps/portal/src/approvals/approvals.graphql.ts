import type { ResultOf } from '../graphql/graphql.js';
import { graphql } from '../graphql/graphql.js';

/** What asks LPHQ about its day, whoever waits longest first. */
export const backdatingsQuery = graphql(`
  query Backdatings {
    backdatings {
      id
      agencyId
      agencyName
      assignment
      completedOn
      submittedAt
      because
      hasFile
    }
  }
`);

export type Backdating = ResultOf<typeof backdatingsQuery>['backdatings'][number];

export const approveBackdating = graphql(`
  mutation ApproveBackdating($input: ApproveBackdatingInput!) {
    approveBackdating(input: $input) {
      __typename
      ... on Problem {
        message
      }
      ... on InvalidInput {
        fields {
          field
          because
          message
        }
      }
    }
  }
`);

export const declineBackdating = graphql(`
  mutation DeclineBackdating($input: DeclineBackdatingInput!) {
    declineBackdating(input: $input) {
      __typename
      ... on Problem {
        message
      }
      ... on InvalidInput {
        fields {
          field
          because
          message
        }
      }
    }
  }
`);
