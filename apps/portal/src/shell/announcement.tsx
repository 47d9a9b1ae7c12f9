import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

interface Announcing {
  readonly text: string;
  announce(text: string): void;
}

const AnnouncingContext = createContext<Announcing>({ text: '', announce: () => undefined });

/** Holds the one sentence that says what the last act did. Moving to another view takes it away. */
export function Announcements({ children }: { readonly children: ReactNode }) {
  const [text, announce] = useState('');
  const value = useMemo(() => ({ text, announce }), [text]);
  return <AnnouncingContext value={value}>{children}</AnnouncingContext>;
}

export function useAnnounce(): Announcing {
  return useContext(AnnouncingContext);
}

/** Always in the page, so that a screen reader hears what is put into it. */
export function AnnouncementLine() {
  const { text } = useAnnounce();
  return (
    <div role="status" aria-live="polite" className={text === '' ? 'announcement empty' : 'announcement'}>
      {text}
    </div>
  );
}
