import { graphql } from '../graphql/graphql.js';

/** What every screen shows of a job. */
export const jobFragment = graphql(`
  fragment JobParts on Job {
    id
    kind
    state
    assignment
    badgeKind
    validFrom
    total
    done
    succeeded
    refused
    startedBy
    startedAt
    finishedAt
  }
`);

export const jobsQuery = graphql(
  `
    query Jobs {
      jobs {
        ...JobParts
      }
    }
  `,
  [jobFragment],
);

/** One job with one page of its rows. */
export const jobQuery = graphql(
  `
    query Job($id: ID!, $first: Int!, $after: String, $only: JobRowResult) {
      job(id: $id) {
        ...JobParts
        mayCancel
        undoUntil
        rows(first: $first, after: $after, only: $only) {
          totalCount
          edges {
            node {
              n
              result
              message
              learner {
                id
                displayName
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [jobFragment],
);

/** Which assignments there are to record or decide on, and at which ages new learners are enrolled. */
export const assignmentsQuery = graphql(`
  query Assignments {
    programme {
      policies {
        minimumAge
        minorsFrom
      }
      assignments {
        number
        title {
          en
          fr
        }
      }
    }
  }
`);

export const issueReadinessQuery = graphql(`
  query IssueReadiness($learners: LearnerSelection!, $kind: BadgeKind!) {
    issueReadiness(learners: $learners, kind: $kind) {
      ready
      blocked
      firstReady
      blockedLearners(first: 50) {
        message
        learner {
          id
          displayName
        }
      }
    }
  }
`);

export const recordCompletions = graphql(`
  mutation RecordCompletions($input: RecordCompletionsInput!) {
    recordCompletions(input: $input) {
      __typename
      ... on JobStarted {
        job {
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

export const acceptCompletions = graphql(`
  mutation AcceptCompletions($input: AcceptCompletionsInput!) {
    acceptCompletions(input: $input) {
      __typename
      ... on JobStarted {
        job {
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

export const returnCompletions = graphql(`
  mutation ReturnCompletions($input: ReturnCompletionsInput!) {
    returnCompletions(input: $input) {
      __typename
      ... on JobStarted {
        job {
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

export const voidCompletions = graphql(`
  mutation VoidCompletions($input: VoidCompletionsInput!) {
    voidCompletions(input: $input) {
      __typename
      ... on JobStarted {
        job {
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

export const issueBadges = graphql(`
  mutation IssueBadges($input: IssueBadgesInput!) {
    issueBadges(input: $input) {
      __typename
      ... on JobStarted {
        job {
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

export const issueBadge = graphql(`
  mutation IssueBadge($input: IssueBadgeInput!) {
    issueBadge(input: $input) {
      __typename
      ... on BadgePrepared {
        badge {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const undoJob = graphql(`
  mutation UndoJob($input: UndoJobInput!) {
    undoJob(input: $input) {
      __typename
      ... on JobStarted {
        job {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const cancelJob = graphql(`
  mutation CancelJob($input: CancelJobInput!) {
    cancelJob(input: $input) {
      __typename
      ... on JobCancelled {
        job {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
