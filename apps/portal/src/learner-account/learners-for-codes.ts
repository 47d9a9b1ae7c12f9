import { useAsk } from '../graphql/use-ask.js';
import type { LearnersMeant } from '../jobs/learners-meant.js';
import { learnersForCodesQuery } from './account.graphql.js';

/** Codes are drawn and mailed for so many at a time; the server holds the same number. */
export const MOST_CODES = 100;

/** The people themselves, once they are known; or that they are more than codes are drawn for at once. */
export type ForCodes =
  | { readonly kind: 'named'; readonly ids: readonly string[] }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'asking'; readonly asking: ReturnType<typeof useAsk> };

interface Found {
  readonly pageInfo: { readonly hasNextPage: boolean };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

/** Those of the answer who are meant; null where they go on over another page. */
export function idsOf({ pageInfo, edges }: Found, except: readonly string[]): readonly string[] | null {
  if (pageInfo.hasNextPage) return null;
  return edges.map(({ node }) => node.id).filter((id) => !except.includes(id));
}

/** Codes are drawn for named people: where all who match a filter are meant, the list is asked who they are. */
export function useNamed({ ids, matching, except }: LearnersMeant, count: number): ForCodes {
  const isTooMany = count > MOST_CODES;
  const asking = useAsk(learnersForCodesQuery, { filter: matching ?? null }, { when: !ids && !isTooMany });
  if (ids) return { kind: 'named', ids };
  if (isTooMany) return { kind: 'too-many' };
  if (asking.data === null) return { kind: 'asking', asking };
  const named = idsOf(asking.data.learners, except ?? []);
  return named === null ? { kind: 'too-many' } : { kind: 'named', ids: named };
}
