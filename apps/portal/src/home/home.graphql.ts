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
