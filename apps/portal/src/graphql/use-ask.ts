import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { useLanguage } from '../wording/wording.js';
import { type Document, nameOf } from './client.js';
import { useClient } from './client-provider.js';
import { doorRefusal, type Refusal } from './refusal.js';

/** How a refusal travels through TanStack Query, which knows errors alone. */
class RefusedError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.cause);
  }
}

export interface Asking<Data> {
  /** The answer, or null until one has come. While another page is asked for it is the one before. */
  readonly data: Data | null;
  readonly refusal: Refusal | null;
  /** `data` answers an earlier question; the asked-for answer is under way. */
  readonly isBehind: boolean;
  reload(): void;
}

interface AskOptions<Data> {
  /** False asks nothing for now. */
  readonly when?: boolean;
  /** Milliseconds until it is asked again by itself, told from the last answer; null ends that. */
  readonly every?: (data: Data | null) => number | null;
}

/**
 * Asks the server whenever somebody comes to what it is for, and again when an act has made the answer stale; what was
 * known before stands there until the new answer is. Messages come in the reader's language.
 */
export function useAsk<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  { when = true, every }: AskOptions<Data> = {},
): Asking<Data> {
  const client = useClient();
  const { language } = useLanguage();
  const query = useQuery<Data, RefusedError>({
    queryKey: [nameOf(document), variables, language],
    enabled: when,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always', // a colleague may have acted a second ago
    queryFn: async ({ client: cache, queryKey }) => {
      const background = every !== undefined && cache.getQueryData(queryKey) !== undefined;
      const answer = await client.ask(document, variables, { background });
      if (answer.kind === 'refused') throw new RefusedError(answer);
      return answer.data;
    },
    refetchInterval: ({ state }) => every?.(state.data ?? null) ?? false,
  });
  return {
    data: query.data ?? null,
    refusal: refusalOf(query.error),
    isBehind: query.isPlaceholderData,
    reload: () => void query.refetch(),
  };
}

function refusalOf(error: Error | null): Refusal | null {
  if (error === null) return null;
  return error instanceof RefusedError ? error.refusal : doorRefusal('failed');
}
