import { graphql } from '../graphql/graphql.js';

export const MY_RECORD = graphql(`
  query MyRecord {
    myRecord {
      id
      agency {
        name
        phone
        email
      }
      edition
      enrolledOn
      standing
      qualifiedOn
      assignments {
        number
        title {
          en
          fr
        }
        standing
        canHandIn
        waitsFor
        work {
          attempt
          completedOn
          handedInAt
          byYou
          decidedAt
          returnReason
          voidReason
          carriedFrom
          note
          evidenceLink
          hasFile
        }
        before {
          attempt
          completedOn
          handedInAt
          returnReason
          voidReason
        }
      }
    }
  }
`);

export const MY_PROGRAMME = graphql(`
  query MyProgramme($recordId: ID!) {
    myProgramme(recordId: $recordId) {
      edition
      title {
        en
        fr
      }
      tiers {
        number
        title {
          en
          fr
        }
        courses {
          code
          title {
            en
            fr
          }
          aims {
            en
            fr
          }
          modules {
            code
            title {
              en
              fr
            }
            topics {
              en
              fr
            }
            outcomes {
              code
              text {
                en
                fr
              }
            }
            media {
              kind
              title {
                en
                fr
              }
              text {
                en
                fr
              }
              link {
                en
                fr
              }
            }
          }
        }
      }
      assignments {
        number
        module
        title {
          en
          fr
        }
      }
    }
  }
`);

export const MY_BADGES = graphql(`
  query MyBadges {
    myBadges {
      asOf
      badges {
        id
        kind
        state
        agency {
          name
          phone
          email
        }
        publicName
        code
        validFrom
        validUntil
        expiresAt
        undoUntil
        suspensionReason
        revocationReason
        shortLink
        fullLink
      }
    }
  }
`);

export const MY_BADGE_TODAY = graphql(`
  query MyBadgeToday($id: ID!) {
    myBadgeToday(id: $id) {
      outcome
      word
      checkedAt
      issuerAuthorised
    }
  }
`);

export const HAND_IN_WORK = graphql(`
  mutation HandInWork($input: HandInWorkInput!) {
    handInWork(input: $input) {
      __typename
      ... on WorkHandedIn {
        assignment
      }
      ... on Problem {
        message
      }
      ... on InvalidInput {
        fields {
          field
          message
        }
      }
    }
  }
`);
