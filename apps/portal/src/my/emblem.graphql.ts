import { graphql } from '../graphql/graphql.js';

/** Apart from the badges, which the device keeps a copy of: what the emblem reveals is on no device. */
export const MY_BADGE_EMBLEM = graphql(`
  query MyBadgeEmblem($id: ID!) {
    myBadgeEmblem(id: $id) {
      emblem
      chosenAt
      canChoose
    }
  }
`);

export const CHOOSE_MY_EMBLEM = graphql(`
  mutation ChooseMyEmblem($input: ChooseMyEmblemInput!) {
    chooseMyEmblem(input: $input) {
      __typename
      ... on MyEmblemChosen {
        emblem
      }
      ... on Problem {
        message
      }
    }
  }
`);
