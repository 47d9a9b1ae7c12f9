import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it before this was drawn, once it is gone; to the page's heading where that is gone
 * too. For what stands over the page: the kit's own way needs it to be there before it opens.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => void requestAnimationFrame(() => giveBack(opener)), [opener]);
}

function giveBack(opener: Element | null): void {
  const holder = document.activeElement;
  if (holder !== null && holder !== document.body) return;
  const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
  const place = isThere ? opener : document.querySelector<HTMLElement>('main h1');
  place?.focus({ preventScroll: true });
}
