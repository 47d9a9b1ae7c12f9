import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

import type { WordingKey } from '../wording/catalogues.js';
import { useSay } from '../wording/wording.js';

type Values = Readonly<Record<string, string | number>>;

interface Sentence {
  readonly key: WordingKey;
  readonly values: Values;
}

interface Announcing {
  readonly sentence: Sentence | null;
  announce(key: WordingKey, values?: Values): void;
  silence(): void;
}

const SILENT: Announcing = { sentence: null, announce: () => undefined, silence: () => undefined };
const AnnouncingContext = createContext<Announcing>(SILENT);

/** Holds the one sentence that says what the last act did. Moving to another view takes it away. */
export function Announcements({ children }: { readonly children: ReactNode }) {
  const [sentence, put] = useState<Sentence | null>(null);
  const announce = useCallback((key: WordingKey, values: Values = {}) => put({ key, values }), []);
  const silence = useCallback(() => put(null), []);
  const value = useMemo<Announcing>(() => ({ sentence, announce, silence }), [sentence, announce, silence]);
  return <AnnouncingContext value={value}>{children}</AnnouncingContext>;
}

export function useAnnounce(): Announcing {
  return useContext(AnnouncingContext);
}

/** Always in the page, so that a screen reader hears what is put into it; said in the language of the page. */
export function AnnouncementLine() {
  const say = useSay();
  const { sentence } = useAnnounce();
  return (
    <div
      role="status"
      aria-live="polite"
      className={sentence === null ? 'announcement empty' : 'announcement'}
    >
      {sentence === null ? '' : say(sentence.key, sentence.values)}
    </div>
  );
}
