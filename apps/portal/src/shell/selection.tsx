import { Button, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { useSay } from '../wording/wording.js';
import { MOST_MARKED, type Selection } from './choosing.js';

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
          {selection.isFull ? (
            <Text size="sm" mt="xs">
              {say('portal.selection.full', { most: MOST_MARKED })}
            </Text>
          ) : null}
        </Paper>
      )}
    </div>
  );
}
