import { badgeFragment } from '../badges/badges.graphql.js';
import { completionFragment } from '../completions/completions.graphql.js';
import { graphql } from '../graphql/graphql.js';

/** One learner's whole page, with one page of the history. */
export const learnerQuery = graphql(
  `
    query Learner($id: ID!, $after: String) {
      learner(id: $id) {
        id
        displayName
        name {
          given
          family
          single
        }
        publicName
        email
        externalId
        joinedOn
        joining
        communityId
        communityName
        enrolment {
          track
          enrolledOn
          fromEarlierRecords
          state
          standing
          standingSince
          standingReason
          ageAttested
          programmeVersion {
            edition
            policies {
              sequentialAssignments
              backdateLimitDays
              minimumAge
              minorsFrom
              whenVoided
            }
            title {
              en
              fr
            }
            assignments {
              number
              title {
                en
                fr
              }
              outcomeCodes
              outcomesNeeded
            }
            tiers {
              modules {
                outcomes {
                  code
                  text {
                    en
                    fr
                  }
                }
              }
            }
          }
        }
        completions {
          ...CompletionParts
        }
        qualification {
          qualified
          qualifiedOn
          missing
        }
        badges {
          ...BadgeParts
        }
        history(first: 10, after: $after) {
          edges {
            node {
              id
              type
              at
              actor
              facts
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [completionFragment, badgeFragment],
);
