import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';

import type { Refusal } from '../graphql/refusal.js';
import { stepUp } from './session.js';

/** An act waits until the reader has given the password again. */
export interface Presence {
  /** Gives the password to the server. */
  prove(password: string): Promise<'stepped-up' | Refusal>;
  /** Lets what waits go on, or leaves it undone. */
  settle(proved: boolean): void;
}

type Settle = (proved: boolean) => void;

/** Acts that wait for the password, all of them for the same one; `presence` is null while none does. */
export function usePresence(language: RefObject<string>) {
  const [waiting, setWaiting] = useState<Settle | null>(null);
  const underWay = useRef<Promise<unknown>>(Promise.resolve());
  const provePresence = useCallback(
    () => new Promise<boolean>((resolve) => setWaiting((others: Settle | null) => both(others, resolve))),
    [],
  );
  /** Resolves when no session is just getting its new id. */
  const settled = useCallback(() => underWay.current, []);
  const presence = useMemo((): Presence | null => {
    if (waiting === null) return null;
    const prove = (password: string): ReturnType<typeof stepUp> => {
      const answer = stepUp(password, language.current);
      underWay.current = answer;
      return answer;
    };
    const settle = (proved: boolean): void => {
      setWaiting(null);
      waiting(proved);
    };
    return { prove, settle };
  }, [waiting, language]);
  return { presence, provePresence, settled };
}

function both(others: Settle | null, one: Settle): Settle {
  return (proved) => {
    others?.(proved);
    one(proved);
  };
}
