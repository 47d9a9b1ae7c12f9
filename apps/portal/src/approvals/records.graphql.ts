import { graphql } from '../graphql/graphql.js';

/** Batches of earlier records that wait for LPHQ, whoever waits longest first. */
export const batchesToDecideQuery = graphql(`
  query OpeningBatchesToDecide {
    openingBatchesToDecide {
      id
      agencyName
      submittedAt
      learners
      completions
    }
  }
`);

export const approveOpeningRecords = graphql(`
  mutation ApproveOpeningRecords($input: ApproveOpeningRecordsInput!) {
    approveOpeningRecords(input: $input) {
      __typename
      ... on OpeningRecordsApproved {
        learners
        completions
      }
      ... on Problem {
        message
      }
      ... on OpeningEntriesStale {
        entries {
          displayName
          message
        }
      }
    }
  }
`);

export const declineOpeningRecords = graphql(`
  mutation DeclineOpeningRecords($input: DeclineOpeningRecordsInput!) {
    declineOpeningRecords(input: $input) {
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
