import { graphql } from '../graphql/graphql.js';

export const incomingQuery = graphql(`
  query IncomingTransfers($first: Int!, $after: String) {
    incomingTransfers(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          fromName
          displayName
          track
          accepted
          state
          offeredAt
          note
          learnerId
        }
      }
    }
  }
`);

export const outgoingQuery = graphql(`
  query OutgoingTransfers($first: Int!, $after: String) {
    outgoingTransfers(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          learnerId
          displayName
          toName
          state
          offeredAt
          note
        }
      }
    }
  }
`);

export const agreedQuery = graphql(`
  query AgreedTransfers($first: Int!, $after: String) {
    agreedTransfers(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          fromName
          toName
          displayName
          offeredAt
        }
      }
    }
  }
`);

export const acceptTransfer = graphql(`
  mutation AcceptTransfer($input: AcceptTransferInput!) {
    acceptTransfer(input: $input) {
      __typename
      ... on TransferMoved {
        transferId
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

export const declineTransfer = graphql(`
  mutation DeclineTransfer($input: DeclineTransferInput!) {
    declineTransfer(input: $input) {
      __typename
      ... on TransferMoved {
        transferId
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

export const withdrawTransfer = graphql(`
  mutation WithdrawTransfer($input: WithdrawTransferInput!) {
    withdrawTransfer(input: $input) {
      __typename
      ... on TransferMoved {
        transferId
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const executeTransfer = graphql(`
  mutation ExecuteTransfer($input: ExecuteTransferInput!) {
    executeTransfer(input: $input) {
      __typename
      ... on TransferMoved {
        transferId
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const refuseTransfer = graphql(`
  mutation RefuseTransfer($input: RefuseTransferInput!) {
    refuseTransfer(input: $input) {
      __typename
      ... on TransferMoved {
        transferId
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

/** What a learner brought along from another agency. */
export const transcriptQuery = graphql(`
  query Transcript($learnerId: ID!) {
    transcript(learnerId: $learnerId) {
      id
      fromName
      edition
      enrolledOn
      qualifiedOn
      madeAt
      signedAt
      accepted {
        assignment
        completedOn
        judgedBy
      }
    }
  }
`);
