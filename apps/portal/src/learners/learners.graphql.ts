import { graphql } from '../graphql/graphql.js';

export const learnersQuery = graphql(`
  query Learners($first: Int!, $after: String, $filter: LearnerFilter, $order: LearnerOrder!) {
    learners(first: $first, after: $after, filter: $filter, order: $order) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          displayName
          communityName
          enrolment {
            track
            enrolledOn
          }
          completions {
            state
          }
          qualification {
            qualified
            missing
          }
          badges {
            state
            validFrom
            validUntil
          }
        }
      }
    }
  }
`);

/** How many learners were enrolled when they joined. */
export const joiningReportQuery = graphql(`
  query JoiningReport($communityId: ID) {
    joiningReport(communityId: $communityId) {
      learners
      byJoining
      within30Days
      later
      notSaid
    }
  }
`);

/** A page of the communities, to choose one from. */
export const communityChoicesQuery = graphql(`
  query CommunityChoices($after: String) {
    communities(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const enrolLearner = graphql(`
  mutation EnrolLearner($input: EnrolLearnerInput!) {
    enrolLearner(input: $input) {
      __typename
      ... on LearnerEnrolled {
        learner {
          id
          displayName
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
