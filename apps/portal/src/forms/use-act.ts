import { useCallback, useRef, useState } from 'react';

import { useClient } from '../graphql/client-provider.js';
import type { Mutation } from '../graphql/operation.js';
import { type Refusal, refusalOfAct } from '../graphql/refusal.js';

interface Act<Input, Success> {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** Sends once: a second press while the first is under way does nothing. */
  run(input: Input, then: (success: Success) => void): Promise<void>;
}

/** One mutation behind one form: whether it runs, and why it was last refused. */
export function useAct<Input, Success>(mutation: Mutation<Input, Success>): Act<Input, Success> {
  const client = useClient();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const run = useCallback(
    async (input: Input, then: (success: Success) => void) => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      const answer = await client.act(mutation, input);
      running.current = false;
      setBusy(false);
      setRefusal(answer.kind === 'refused' ? refusalOfAct(answer) : null);
      if (answer.kind === 'answered') then(answer.data);
    },
    [client, mutation],
  );
  return { busy, refusal, run };
}
