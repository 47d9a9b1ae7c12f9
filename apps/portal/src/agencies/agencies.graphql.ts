import { graphql } from '../graphql/graphql.js';

export const agenciesQuery = graphql(`
  query Agencies($first: Int!, $after: String, $search: String, $standing: AgencyStanding) {
    agencies(first: $first, after: $after, filter: { search: $search, standing: $standing }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          slug
          name
          standing
          phone
          email
          authorisedUntil
        }
      }
    }
  }
`);

export const agencyQuery = graphql(`
  query Agency($id: ID!, $entries: String) {
    agency(id: $id) {
      id
      slug
      name
      standing
      phone
      email
      authorisedAt
      authorisedUntil
      counts {
        communities
        learners
        qualified
        validBadges
      }
      history(first: 10, after: $entries) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            type
            at
            facts
            actor
            reason
          }
        }
      }
    }
  }
`);

export const authoriseAgency = graphql(`
  mutation AuthoriseAgency($input: AuthoriseAgencyInput!) {
    authoriseAgency(input: $input) {
      __typename
      ... on AgencyAuthorised {
        agency {
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

export const suspendAgency = graphql(`
  mutation SuspendAgency($input: SuspendAgencyInput!) {
    suspendAgency(input: $input) {
      __typename
      ... on AgencySuspended {
        agency {
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

export const reinstateAgency = graphql(`
  mutation ReinstateAgency($input: ReinstateAgencyInput!) {
    reinstateAgency(input: $input) {
      __typename
      ... on AgencyReinstated {
        agency {
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
