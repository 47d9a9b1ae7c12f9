import { graphql } from '../graphql/graphql.js';

export const mySessionsQuery = graphql(`
  query MySessions {
    mySessions {
      id
      device
      current
      createdAt
      lastSeenAt
      endsAt
    }
  }
`);

export const endMySession = graphql(`
  mutation EndMySession($input: EndMySessionInput!) {
    endMySession(input: $input) {
      __typename
      ... on MySessionEnded {
        sessionId
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const endMyOtherSessions = graphql(`
  mutation EndMyOtherSessions {
    endMyOtherSessions {
      __typename
      ... on MyOtherSessionsEnded {
        count
      }
    }
  }
`);

export const changeMyLanguage = graphql(`
  mutation ChangeMyLanguage($input: ChangeMyLanguageInput!) {
    changeMyLanguage(input: $input) {
      __typename
      ... on MyLanguageChanged {
        locale
      }
    }
  }
`);
