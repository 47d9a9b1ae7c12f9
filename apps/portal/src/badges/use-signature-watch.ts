import { useEffect, useRef, useState } from 'react';

import { useClient } from '../graphql/client-provider.js';
import { type BadgeState, badgeStateQuery } from './badges.graphql.js';

const EVERY_MS = 1_000;
/** A signature takes well under a second; after half a minute the reader deserves to know that it is late. */
const SLOW_AFTER = 30;

/**
 * Asks every second whether a prepared badge has been signed, and calls `onChange` with its state once it moved on.
 * A question without an answer is asked again. True when the signature is late.
 */
export function useSignatureWatch(
  badgeId: string,
  onChange: (state: BadgeState | undefined) => Promise<void>,
): boolean {
  const client = useClient();
  const [asked, setAsked] = useState(0);
  const changed = useRef(onChange);
  useEffect(() => {
    changed.current = onChange;
  });

  useEffect(() => {
    const watch = new AbortController();
    const timer = setTimeout(() => {
      void client.ask(badgeStateQuery, { id: badgeId }).then((answer) => {
        if (watch.signal.aborted) return;
        const state = answer.kind === 'answered' ? answer.data.badge?.state : 'PREPARED';
        if (state !== 'PREPARED') void changed.current(state);
        setAsked((times) => times + 1);
      });
    }, EVERY_MS);
    return () => {
      watch.abort();
      clearTimeout(timer);
    };
  }, [client, badgeId, asked]);

  return asked >= SLOW_AFTER;
}
