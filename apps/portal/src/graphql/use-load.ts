import { useCallback, useEffect, useState } from 'react';

import { useClient } from './client-provider.js';
import type { Query } from './operation.js';
import type { Refusal } from './refusal.js';

export type Load<Data> =
  { readonly kind: 'loading' } | { readonly kind: 'answered'; readonly data: Data } | Refusal;

interface Slot<Data> {
  readonly key: string;
  readonly load: Load<Data>;
}

/**
 * Loads a query for as long as its variables stay the same. `reload` keeps what is shown until the new answer
 * is here; a reload that is refused leaves the old answer standing, since the act before it told its own result.
 */
export function useLoad<Variables, Data>(
  query: Query<Variables, Data>,
  variables: Variables,
): { readonly load: Load<Data>; reload(): Promise<void> } {
  const client = useClient();
  const key = JSON.stringify([query.text, variables]);
  const [slot, setSlot] = useState<Slot<Data>>({ key, load: { kind: 'loading' } });

  const read = useCallback(async () => {
    const [, given] = JSON.parse(key) as [string, Variables];
    const answer = await client.ask(query, given);
    setSlot((before) => settled(before, key, answer));
  }, [client, query, key]);

  useEffect(() => {
    setSlot({ key, load: { kind: 'loading' } });
    void read();
  }, [key, read]);

  return { load: slot.key === key ? slot.load : { kind: 'loading' }, reload: read };
}

function settled<Data>(before: Slot<Data>, key: string, load: Load<Data>): Slot<Data> {
  if (before.key !== key) return before; // the reader has moved on; this answer is for what stood here before
  return load.kind === 'refused' && before.load.kind === 'answered' ? before : { key, load };
}
