import { useQuery } from '@tanstack/react-query';

import type { Answered, GraphqlClient } from '../graphql/client.js';
import { useClient } from '../graphql/client-provider.js';
import type { ResultOf } from '../graphql/graphql.js';
import type { Refusal } from '../graphql/refusal.js';
import { communityChoicesQuery } from './learners.graphql.js';

type Choices = ResultOf<typeof communityChoicesQuery>;
export type CommunityChoice = Choices['communities']['edges'][number]['node'];

/** An agency serves as many communities as it does; nobody chooses from more than so many pages of a hundred. */
const PAGES_AT_MOST = 20;

interface Communities {
  /** Null until they have come. */
  readonly choices: readonly CommunityChoice[] | null;
  readonly refusal: Refusal | null;
  reload(): void;
}

type Answer = Refusal | { readonly kind: 'choices'; readonly choices: readonly CommunityChoice[] };

/** All communities of the agency, by name, to choose one from. */
export function useCommunities(): Communities {
  const client = useClient();
  const query = useQuery({ queryKey: ['CommunityChoices'], queryFn: () => allOf(client) });
  const answer = query.data ?? null;
  return {
    choices: answer?.kind === 'choices' ? answer.choices : null,
    refusal: answer?.kind === 'refused' ? answer : null,
    reload: () => void query.refetch(),
  };
}

async function allOf(client: GraphqlClient): Promise<Answer> {
  const choices: CommunityChoice[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const answer: Answered<Choices> | Refusal = await client.ask(communityChoicesQuery, { after });
    if (answer.kind === 'refused') return answer;
    const { edges, pageInfo }: Choices['communities'] = answer.data.communities;
    choices.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return { kind: 'choices', choices };
}
