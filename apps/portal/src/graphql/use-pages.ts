import { useCallback, useState } from 'react';

import { useClient } from './client-provider.js';
import type { Connection, PageVariables } from './connection.js';
import type { Query } from './operation.js';
import type { Refusal } from './refusal.js';
import { useLoad } from './use-load.js';

export interface Pages<Node> {
  readonly kind: 'answered';
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly more: boolean;
  readonly busy: boolean;
  /** Why the last "show more" brought nothing; what is shown stays. */
  readonly refusal: Refusal | null;
  showMore(): Promise<void>;
}

type Rest<Node> = { readonly first: Connection<Node>; readonly later: readonly Connection<Node>[] };

/** A list that is read page by page, the next page when the reader asks for it. */
export function usePages<Variables extends PageVariables, Data, Node>(
  query: Query<Variables, Data>,
  variables: Variables,
  pick: (data: Data) => Connection<Node> | null,
): { readonly pages: Pages<Node> | Refusal | { readonly kind: 'loading' }; reload(): Promise<void> } {
  const client = useClient();
  const { load, reload } = useLoad(query, variables);
  const [rest, setRest] = useState<Rest<Node> | null>(null);
  const [asking, setAsking] = useState<{ busy: boolean; refusal: Refusal | null }>({
    busy: false,
    refusal: null,
  });

  const first = load.kind === 'answered' ? pick(load.data) : null;
  const later = rest !== null && rest.first === first ? rest.later : [];
  const after = (later.at(-1) ?? first)?.pageInfo.endCursor ?? null;

  const showMore = useCallback(async () => {
    if (first === null) return;
    setAsking({ busy: true, refusal: null });
    const answer = await client.ask(query, { ...variables, after });
    setAsking({ busy: false, refusal: answer.kind === 'refused' ? answer : null });
    const page = answer.kind === 'answered' ? pick(answer.data) : null;
    if (page !== null) setRest({ first, later: [...later, page] });
  }, [client, query, variables, after, first, later, pick]);

  if (load.kind !== 'answered') return { pages: load, reload };
  return { pages: { ...listOf(first, later), ...asking, showMore }, reload };
}

function listOf<Node>(first: Connection<Node> | null, later: readonly Connection<Node>[]) {
  const connections = first === null ? [] : [first, ...later];
  return {
    kind: 'answered' as const,
    nodes: connections.flatMap((connection) => connection.edges.map((edge) => edge.node)),
    totalCount: first?.totalCount ?? 0,
    more: connections.at(-1)?.pageInfo.hasNextPage ?? false,
  };
}
