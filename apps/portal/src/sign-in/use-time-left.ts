import { useCallback, useEffect, useRef, useState } from 'react';

import { currentSession } from './session.js';
import { leftOf, type Span, WARNED_BEFORE } from './span.js';

/** No timer of a browser runs longer. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The span of a session that ends within two minutes; null while there is more time. The server knows it alone, since
 * another window may have used the session: it is asked, in the background, when the time seems to come, and when
 * somebody comes back to the window.
 */
export function useTimeLeft(span: Span | null, onEnd: () => void) {
  const [ending, setEnding] = useState<Span | null>(null);
  const timer = useRef<number>(undefined);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  }, [onEnd]);

  const take = useCallback((known: Span) => {
    window.clearTimeout(timer.current);
    const left = leftOf(known);
    const isSoon = left <= WARNED_BEFORE;
    setEnding(isSoon ? known : null);
    const wait = isSoon ? left : left - WARNED_BEFORE;
    timer.current = window.setTimeout(() => void look(), Math.min(wait, LONGEST_TIMER));

    async function look(): Promise<void> {
      const answer = await currentSession({ background: true });
      if (answer.kind === 'signed-in') take(answer.session);
      else if (answer.kind === 'signed-out') end.current();
      else timer.current = window.setTimeout(() => void look(), WARNED_BEFORE / 4);
    }
  }, []);

  useEffect(() => {
    if (span === null) return undefined;
    take(span);
    const onReturn = (): void => {
      if (document.visibilityState !== 'visible') return;
      void currentSession({ background: true }).then((answer) => {
        if (answer.kind === 'signed-in') take(answer.session);
        if (answer.kind === 'signed-out') end.current();
      });
    };
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      window.clearTimeout(timer.current);
      setEnding(null);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [span, take]);
  return { ending, take };
}
