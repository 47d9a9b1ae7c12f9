import { useCallback, useRef, useState } from 'react';

import type { Answered } from '../graphql/client.js';
import { useClient } from '../graphql/client-provider.js';
import type { Mutation } from '../graphql/operation.js';
import { doorRefusal, type Refusal } from '../graphql/refusal.js';

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
      const answer = uncertain(await client.act(mutation, input));
      running.current = false;
      setBusy(false);
      setRefusal(answer.kind === 'refused' ? answer : null);
      if (answer.kind === 'answered') then(answer.data);
    },
    [client, mutation],
  );
  return { busy, refusal, run };
}

/** An act without an answer may have been done all the same; the reader is told to look before repeating it. */
function uncertain<Success>(answer: Answered<Success> | Refusal): Answered<Success> | Refusal {
  const lost = answer.kind === 'refused' && answer.cause === 'unreachable';
  return lost ? doorRefusal('unanswered') : answer;
}
