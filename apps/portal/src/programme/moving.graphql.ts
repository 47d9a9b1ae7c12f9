import { graphql } from '../graphql/graphql.js';

/** Every edition by its name and its assignments, the one for new learners first. */
export const editionsQuery = graphql(`
  query Editions {
    programmes {
      id
      edition
      state
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

export const mappingQuery = graphql(`
  query EditionMapping($fromId: ID!, $toId: ID!) {
    programmeMapping(fromId: $fromId, toId: $toId) {
      number
      from
    }
  }
`);

export const editionLearnersQuery = graphql(`
  query EditionLearners($first: Int!, $after: String, $filter: LearnerFilter) {
    learners(first: $first, after: $after, filter: $filter) {
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
            state
          }
          qualification {
            qualified
            missing
          }
        }
      }
    }
  }
`);

export const moveLearners = graphql(`
  mutation MoveLearnersToVersion($input: MoveLearnersToVersionInput!) {
    moveLearnersToVersion(input: $input) {
      __typename
      ... on LearnersJudgedForVersion {
        learners {
          learnerId
          refusal {
            __typename
            ... on Problem {
              message
            }
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
