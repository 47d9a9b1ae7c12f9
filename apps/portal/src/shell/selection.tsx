import { Button, Group, Paper, Text } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';

import { useSay } from '../wording/wording.js';

/** What is chosen: the named rows, or every row that matches the list's filter but the named ones. */
export type Chosen =
  | { readonly kind: 'these'; readonly ids: readonly string[] }
  | { readonly kind: 'all-but'; readonly except: readonly string[] };

export interface Selection {
  readonly chosen: Chosen;
  readonly count: number;
  has(id: string): boolean;
  toggle(id: string): void;
  takePage(ids: readonly string[]): void;
  dropPage(ids: readonly string[]): void;
  takeAllMatching(): void;
  clear(): void;
}

const NONE: Chosen = { kind: 'these', ids: [] };

/**
 * Choosing rows of a list that goes on over pages: none, some, the page, or all that match. `matching` is how many
 * match; `filter` names the question, and another question begins with nothing chosen.
 */
export function useSelection(filter: string, matching: number): Selection {
  const [state, setState] = useState({ filter, chosen: NONE });
  const chosen = state.filter === filter ? state.chosen : NONE;

  return useMemo(() => {
    const put = (next: Chosen) => setState({ filter, chosen: next });
    const marked = new Set(chosen.kind === 'these' ? chosen.ids : chosen.except);
    const isAll = chosen.kind === 'all-but';
    const mark = (ids: readonly string[], isOn: boolean) => {
      const next = new Set(marked);
      for (const id of ids)
        if (isOn) next.add(id);
        else next.delete(id);
      put(isAll ? { kind: 'all-but', except: [...next] } : { kind: 'these', ids: [...next] });
    };
    return {
      chosen,
      count: isAll ? Math.max(0, matching - marked.size) : marked.size,
      has: (id) => marked.has(id) !== isAll,
      toggle: (id) => mark([id], !marked.has(id)),
      takePage: (ids) => mark(ids, !isAll),
      dropPage: (ids) => mark(ids, isAll),
      takeAllMatching: () => put({ kind: 'all-but', except: [] }),
      clear: () => put(NONE),
    };
  }, [chosen, filter, matching]);
}

interface SelectionBarProps {
  readonly selection: Selection;
  readonly matching: number;
  /** What can be done with the chosen. */
  readonly children: ReactNode;
}

/** Appears with the first chosen row, stays in sight, and always says how many. */
export function SelectionBar({ selection, matching, children }: SelectionBarProps) {
  const say = useSay();
  const { count } = selection;
  return (
    <div role="status" className="selection">
      {count === 0 ? null : (
        <Paper className="selection-bar" withBorder shadow="md" p="sm">
          <Group justify="space-between" gap="sm">
            <Group gap="sm">
              <Text fw={600}>{say('portal.selection.count', { count })}</Text>
              {count < matching ? (
                <Button variant="subtle" size="compact-sm" onClick={selection.takeAllMatching}>
                  {say('portal.selection.all-matching', { count: matching })}
                </Button>
              ) : null}
              <Button variant="subtle" size="compact-sm" onClick={selection.clear}>
                {say('portal.selection.clear')}
              </Button>
            </Group>
            <Group gap="sm">{children}</Group>
          </Group>
        </Paper>
      )}
    </div>
  );
}
