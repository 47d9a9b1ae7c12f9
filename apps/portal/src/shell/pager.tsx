import { Button, Group, Text } from '@mantine/core';

import { useSay } from '../wording/wording.js';

interface PagerProps {
  /** How many match in all. */
  readonly total: number;
  /** How many stand on this page. */
  readonly shown: number;
  readonly isFirst: boolean;
  /** Null on the last page. */
  readonly next: (() => void) | null;
  first(): void;
}

/** Under a list: how much of it is in sight, and the way on. Pages are in the address, so Back goes back. */
export function Pager({ total, shown, isFirst, next, first }: PagerProps) {
  const say = useSay();
  return (
    <Group justify="space-between" className="pager">
      <Text size="sm" c="dimmed">
        {say('portal.pager.shown', { shown, total })}
      </Text>
      <Group gap="sm">
        {isFirst ? null : (
          <Button variant="default" size="sm" onClick={first}>
            {say('portal.pager.first')}
          </Button>
        )}
        {next === null ? null : (
          <Button variant="default" size="sm" onClick={next}>
            {say('portal.pager.next')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
