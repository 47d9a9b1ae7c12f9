import { graphql } from '../graphql/graphql.js';

/** What would become of every line. */
export const learnerSheetQuery = graphql(`
  query LearnerSheet($input: LearnerSheetInput!) {
    learnerSheet(input: $input) {
      __typename
      ... on LearnerSheetJudged {
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

export const enrolLearners = graphql(`
  mutation EnrolLearners($input: EnrolLearnersInput!) {
    enrolLearners(input: $input) {
      __typename
      ... on LearnersEnrolled {
        learnerIds
        refused {
          row
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
