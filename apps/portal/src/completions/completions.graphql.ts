import { graphql } from '../graphql/graphql.js';

/** Who did what when with an assignment, and what they wrote. */
export const completionFragment = graphql(`
  fragment CompletionParts on Completion {
    id
    assignment
    state
    attempt
    completedOn
    submittedAt
    submittedBy
    handedInByLearner
    decidedAt
    decidedBy
    outcomesMet
    returnReason
    voidedAt
    voidedBy
    voidReason
    evidenceLink
    note
    carriedFrom
    assessorText
    backdatedBecause
    approvedAt
    evidenceFileId
    undoUntil
    rubricNotes {
      outcome
      note
    }
    attemptsBefore {
      attempt
      completedOn
      decidedAt
      decidedBy
      returnReason
      voidedAt
      voidedBy
      voidReason
    }
  }
`);

export const acceptCompletion = graphql(`
  mutation AcceptCompletion($input: AcceptCompletionInput!) {
    acceptCompletion(input: $input) {
      __typename
      ... on CompletionAccepted {
        learner {
          qualification {
            qualified
          }
        }
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

export const returnCompletion = graphql(`
  mutation ReturnCompletion($input: ReturnCompletionInput!) {
    returnCompletion(input: $input) {
      __typename
      ... on CompletionReturned {
        completion {
          id
        }
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

export const undoCompletion = graphql(`
  mutation UndoCompletion($input: UndoCompletionInput!) {
    undoCompletion(input: $input) {
      __typename
      ... on CompletionUndone {
        act
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** The badge that rested on it, if one did: withdrawn while it waited, still issued where it was signed. */
export const voidCompletion = graphql(`
  mutation VoidCompletion($input: VoidCompletionInput!) {
    voidCompletion(input: $input) {
      __typename
      ... on CompletionVoided {
        badge {
          state
        }
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
