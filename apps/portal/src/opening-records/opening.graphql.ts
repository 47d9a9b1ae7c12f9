import type { ResultOf } from '../graphql/graphql.js';
import { graphql } from '../graphql/graphql.js';

/** What the agency brings from before the portal, and how many lines of its newest batch are in sight. */
export const openingRecordsQuery = graphql(`
  query OpeningRecords {
    openingRecords {
      openUntil
      isOpen
      batches {
        id
        state
        revision
        startedAt
        submittedAt
        decidedAt
        declineReason
        learners
        completions
      }
    }
  }
`);

export type OwnBatch = ResultOf<typeof openingRecordsQuery>['openingRecords']['batches'][number];

/** A page of the lines of one batch. */
export const openingBatchQuery = graphql(`
  query OpeningBatch($id: ID!, $first: Int!, $after: String) {
    openingBatch(id: $id) {
      id
      agencyName
      state
      revision
      submittedAt
      decidedAt
      declineReason
      learners
      completions
      entries(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            place
            displayName
            communityName
            track
            ageAttested
            enrolledOn
            works {
              assignment
              completedOn
              assessor
            }
          }
        }
      }
    }
  }
`);

export type OpenedBatch = NonNullable<ResultOf<typeof openingBatchQuery>['openingBatch']>;
export type Entry = OpenedBatch['entries']['edges'][number]['node'];

/** What would become of every line. */
export const openingSheetQuery = graphql(`
  query OpeningSheet($input: OpeningSheetInput!) {
    openingSheet(input: $input) {
      __typename
      ... on OpeningSheetJudged {
        soundRows
        problems {
          row
          isWarning
          message
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const enterOpeningRecords = graphql(`
  mutation EnterOpeningRecords($input: EnterOpeningRecordsInput!) {
    enterOpeningRecords(input: $input) {
      __typename
      ... on OpeningRecordsEntered {
        enteredRows
      }
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

export const takeOutOpeningRecords = graphql(`
  mutation TakeOutOpeningRecords($input: TakeOutOpeningRecordsInput!) {
    takeOutOpeningRecords(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

export const discardOpeningRecords = graphql(`
  mutation DiscardOpeningRecords($input: DiscardOpeningRecordsInput!) {
    discardOpeningRecords(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

export const submitOpeningRecords = graphql(`
  mutation SubmitOpeningRecords($input: SubmitOpeningRecordsInput!) {
    submitOpeningRecords(input: $input) {
      __typename
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
