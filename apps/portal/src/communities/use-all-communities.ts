import { useCallback, useEffect, useState } from 'react';

import type { Answered, GraphqlClient } from '../graphql/client.js';
import { useClient } from '../graphql/client-provider.js';
import type { Refusal } from '../graphql/refusal.js';
import type { Load } from '../graphql/use-load.js';
import { communitiesQuery, type CommunityRow } from './communities.graphql.js';

/** Ten pages of a hundred: more than an agency has, and an end for the loop all the same. */
const MOST_PAGES = 10;

/** Every community of the agency, for a list to choose from. */
export function useAllCommunities(): {
  readonly load: Load<readonly CommunityRow[]>;
  reload(): Promise<void>;
} {
  const client = useClient();
  const [load, setLoad] = useState<Load<readonly CommunityRow[]>>({ kind: 'loading' });
  const reload = useCallback(async () => setLoad(await readAll(client)), [client]);
  useEffect(() => void reload(), [reload]);
  return { load, reload };
}

async function readAll(client: GraphqlClient): Promise<Answered<readonly CommunityRow[]> | Refusal> {
  const all: CommunityRow[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await pageAfter(client, after);
    if (answer.kind === 'refused') return answer;
    const { edges, pageInfo } = answer.data.communities;
    all.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return { kind: 'answered', data: all };
}

function pageAfter(client: GraphqlClient, after: string | null) {
  return client.ask(communitiesQuery, { first: 100, after });
}
