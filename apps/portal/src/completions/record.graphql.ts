import { graphql } from '../graphql/graphql.js';

export const submitCompletion = graphql(`
  mutation SubmitCompletion($input: SubmitCompletionInput!) {
    submitCompletion(input: $input) {
      __typename
      ... on CompletionSubmitted {
        completion {
          id
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
