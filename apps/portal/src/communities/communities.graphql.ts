import { graphql } from '../graphql/graphql.js';

export const communitiesQuery = graphql(`
  query Communities($first: Int!, $after: String, $search: String) {
    communities(first: $first, after: $after, filter: { search: $search }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          guardModel
          counts {
            learners
            qualified
            validBadges
          }
        }
      }
    }
  }
`);

export const communityQuery = graphql(`
  query Community($id: ID!) {
    community(id: $id) {
      id
      name
      guardModel
      registeredAt
      counts {
        learners
        qualified
        validBadges
      }
    }
  }
`);

export const registerCommunity = graphql(`
  mutation RegisterCommunity($input: RegisterCommunityInput!) {
    registerCommunity(input: $input) {
      __typename
      ... on CommunityRegistered {
        community {
          id
          name
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

export const changeCommunity = graphql(`
  mutation ChangeCommunity($input: ChangeCommunityInput!) {
    changeCommunity(input: $input) {
      __typename
      ... on CommunityChanged {
        community {
          id
          name
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
