import { graphql } from '../graphql/graphql.js';

export const organisationQuery = graphql(`
  query Organisation {
    viewer {
      agency {
        id
        slug
        name
        standing
        phone
        email
        authorisedAt
        authorisedUntil
        badgeHoldMinutes
        logo {
          version
          width
          height
        }
      }
    }
  }
`);

export const changeOrganisation = graphql(`
  mutation ChangeOrganisation($input: ChangeOrganisationInput!) {
    changeOrganisation(input: $input) {
      __typename
      ... on OrganisationChanged {
        agency {
          id
          phone
          email
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

export const changeBadgeHold = graphql(`
  mutation ChangeBadgeHold($input: ChangeBadgeHoldInput!) {
    changeBadgeHold(input: $input) {
      __typename
      ... on BadgeHoldChanged {
        agency {
          id
          badgeHoldMinutes
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
