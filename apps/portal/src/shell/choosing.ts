/** What is chosen: the named rows, or every row that matches the list's filter but the named ones. */
export type Chosen =
  | { readonly kind: 'these'; readonly ids: readonly string[] }
  | { readonly kind: 'all-but'; readonly except: readonly string[] };

/** So many rows can be marked one by one: an address that holds more is one that mail and proxies break. */
export const MOST_MARKED = 100;

export interface Selection {
  readonly chosen: Chosen;
  readonly count: number;
  /** No other row can be marked. */
  readonly isFull: boolean;
  has(id: string): boolean;
  mayToggle(id: string): boolean;
  toggle(id: string): void;
  takePage(ids: readonly string[]): void;
  dropPage(ids: readonly string[]): void;
  takeAllMatching(): void;
  clear(): void;
}

interface SelectionPlace {
  readonly chosen: Chosen;
  /** How many rows match the list's filter. */
  readonly matching: number;
  put(next: Chosen): void;
}

/**
 * Choosing rows of a list that goes on over pages: none, some, the page, or all that match. Who is chosen is kept by
 * the caller, in the address. Of more than fit, the first are taken.
 */
export function selectionOf({ chosen, matching, put }: SelectionPlace): Selection {
  const marked = new Set(chosen.kind === 'these' ? chosen.ids : chosen.except);
  const isAll = chosen.kind === 'all-but';
  const isFull = marked.size >= MOST_MARKED;
  const mark = (ids: readonly string[], isOn: boolean) => {
    const next = isOn
      ? [...new Set([...marked, ...ids])].slice(0, MOST_MARKED)
      : [...marked].filter((id) => !ids.includes(id));
    put(isAll ? { kind: 'all-but', except: next } : { kind: 'these', ids: next });
  };
  return {
    chosen,
    isFull,
    count: isAll ? Math.max(0, matching - marked.size) : marked.size,
    has: (id) => marked.has(id) !== isAll,
    mayToggle: (id) => marked.has(id) || !isFull,
    toggle: (id) => mark([id], !marked.has(id)),
    takePage: (ids) => mark(ids, !isAll),
    dropPage: (ids) => mark(ids, isAll),
    takeAllMatching: () => put({ kind: 'all-but', except: [] }),
    clear: () => put({ kind: 'these', ids: [] }),
  };
}
