import { graphql } from '../graphql/graphql.js';

/** What every screen says of a badge. */
export const badgeFragment = graphql(`
  fragment BadgeParts on Badge {
    id
    kind
    state
    code
    publicName
    emblem
    emblemChosenAt
    validFrom
    validUntil
    preparedAt
    issuedAt
    suspendedAt
    suspensionReason
    replacedById
    revokedAt
    revocationReason
    shortLink
    undoUntil
    notice {
      about
      state
      settledAt
    }
  }
`);

/** A badge with both links and their codes, and the agency that a card names. */
export const badgeQuery = graphql(
  `
    query Badge($id: ID!) {
      badge(id: $id) {
        ...BadgeParts
        learnerId
        learnerName
        mayShowName
        review {
          openedAt
          decision
          decidedAt
          decidedBy
          reason
        }
        fullLink
        shortSvg: qr(link: SHORT, format: SVG)
        shortPng: qr(link: SHORT, format: PNG)
        fullSvg: qr(link: FULL, format: SVG)
        fullPng: qr(link: FULL, format: PNG)
      }
      viewer {
        agency {
          name
          phone
          logo {
            version
          }
        }
      }
    }
  `,
  [badgeFragment],
);

/** Asked every second while a badge waits for its signature, so it reads nothing else. */
export const badgeStateQuery = graphql(`
  query BadgeState($id: ID!) {
    badge(id: $id) {
      state
    }
  }
`);

/** Revokes what is signed and withdraws what is not: the answer says which. */
export const revokeBadge = graphql(`
  mutation RevokeBadge($input: RevokeBadgeInput!) {
    revokeBadge(input: $input) {
      __typename
      ... on BadgeRevoked {
        badge {
          state
        }
      }
      ... on BadgeWithdrawn {
        badge {
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

/** Undoes what nobody was told of yet. */
export const undoBadge = graphql(`
  mutation UndoBadge($input: UndoBadgeInput!) {
    undoBadge(input: $input) {
      __typename
      ... on BadgeUndone {
        badge {
          state
        }
      }
      ... on BadgeWithdrawn {
        badge {
          state
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const suspendBadge = graphql(`
  mutation SuspendBadge($input: SuspendBadgeInput!) {
    suspendBadge(input: $input) {
      __typename
      ... on BadgeSuspended {
        badge {
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

export const reinstateBadge = graphql(`
  mutation ReinstateBadge($input: ReinstateBadgeInput!) {
    reinstateBadge(input: $input) {
      __typename
      ... on BadgeReinstated {
        badge {
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

export const reissueBadge = graphql(`
  mutation ReissueBadge($input: ReissueBadgeInput!) {
    reissueBadge(input: $input) {
      __typename
      ... on BadgePrepared {
        badge {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

export const decideBadgeReview = graphql(`
  mutation DecideBadgeReview($input: DecideBadgeReviewInput!) {
    decideBadgeReview(input: $input) {
      __typename
      ... on BadgeReviewDecided {
        badge {
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

/** Keeps that somebody told the holder, whom no mail could tell. */
export const noteHolderTold = graphql(`
  mutation NoteHolderTold($input: NoteHolderToldInput!) {
    noteHolderTold(input: $input) {
      __typename
      ... on HolderTold {
        badge {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);
