import './fold.css';

import { Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';

import { useText } from '../wording/wording.js';
import type { Both } from './draft-values.js';

interface FoldProps {
  /** Where the item stands in the document. */
  readonly path: string;
  /** What its line says besides its title. */
  readonly holds: string;
  readonly children: ReactNode;
}

/** A course or module of the draft behind one line, until somebody opens it; one that is new begins open. */
export function Fold({ path, holds, children }: FoldProps) {
  const text = useText();
  const { getValues } = useFormContext();
  const title = useWatch<Record<string, Both>>({ name: `${path}.title` });
  const [isOpen, setOpen] = useState(() => getValues(`${path}.code`) === '');
  return (
    <details className="fold" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <bdi>{text(title)}</bdi> <span className="fold-holds">{holds}</span>
      </summary>
      <Stack gap="sm" mt="sm">
        {children}
      </Stack>
    </details>
  );
}
