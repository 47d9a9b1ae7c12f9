import { graphql } from '../graphql/graphql.js';

/** What there is to do in the agency. */
export const toDoQuery = graphql(`
  query ToDo {
    toDo {
      lines {
        work
        count
      }
    }
  }
`);

/** What happened last in the agency. */
export const recentQuery = graphql(`
  query RecentEntries($first: Int!) {
    recentEntries(first: $first) {
      entry {
        id
        type
        at
        actor
      }
      learner {
        id
        displayName
      }
      badgeId
    }
  }
`);

/** How many agencies stand how, for LPHQ. */
export const standingsQuery = graphql(`
  query Standings {
    authorised: agencies(first: 1, filter: { standing: AUTHORISED }) {
      totalCount
    }
    suspended: agencies(first: 1, filter: { standing: SUSPENDED }) {
      totalCount
    }
    ended: agencies(first: 1, filter: { standing: ENDED }) {
      totalCount
    }
  }
`);

/** What waits for LPHQ's word. */
export const waitingForLphqQuery = graphql(`
  query WaitingForLphq {
    openingBatchesToDecide {
      id
    }
    backdatings {
      id
    }
    agreedTransfers(first: 1) {
      totalCount
    }
  }
`);
