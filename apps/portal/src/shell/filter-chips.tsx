import { CloseButton, Group, Text } from '@mantine/core';

import { useSay } from '../wording/wording.js';

export interface Chip {
  readonly key: string;
  readonly label: string;
  remove(): void;
}

/** The filters that are on, each with a way to take it off. Nothing while none is. */
export function FilterChips({ chips }: { readonly chips: readonly Chip[] }) {
  const say = useSay();
  if (chips.length === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label={say('portal.filters')} className="chips">
      {chips.map(({ key, label, remove }) => (
        <span key={key} className="chip">
          <Text span size="sm" dir="auto">
            {label}
          </Text>
          <CloseButton
            size="sm"
            onClick={remove}
            aria-label={say('portal.filters.remove', { filter: label })}
          />
        </span>
      ))}
    </Group>
  );
}
