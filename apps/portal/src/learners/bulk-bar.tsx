import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';

import { learnersMeant } from '../jobs/learners-meant.js';
import { type Selection, SelectionBar } from '../shell/selection.js';
import type { Act } from '../sign-in/acts.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { filterOf } from './learners-search.js';

const route = getRouteApi('/door/learners');

/** Fetched when somebody opens one: the list itself does without. */
const ManyDialog = lazy(async () => ({ default: (await import('../jobs/many-dialog.js')).ManyDialog }));

interface BulkAct {
  readonly dialog: 'record' | 'accept' | 'issue';
  readonly needs: Act;
}

const ACTS: readonly BulkAct[] = [
  { dialog: 'record', needs: 'submit-completion' },
  { dialog: 'accept', needs: 'decide-completion' },
  { dialog: 'issue', needs: 'issue-badge' },
];

/** What the reader may do for many at once. */
export function useBulkActs(): readonly BulkAct['dialog'][] {
  const may = useMay();
  return ACTS.filter(({ needs }) => may(needs)).map(({ dialog }) => dialog);
}

interface BulkBarProps {
  readonly acts: readonly BulkAct['dialog'][];
  readonly selection: Selection;
  readonly matching: number;
}

/**
 * What can be done with the chosen learners. Who is chosen is in no address, so neither is the dialog: nobody comes back
 * to one for other learners.
 */
export function BulkBar({ acts, selection, matching }: BulkBarProps) {
  const say = useSay();
  const search = route.useSearch();
  const [open, setOpen] = useState<BulkAct['dialog'] | null>(null);
  const { count, chosen } = selection;
  return (
    <>
      <SelectionBar selection={selection} matching={matching}>
        {acts.map((dialog) => (
          <Button key={dialog} variant="default" onClick={() => setOpen(dialog)}>
            {say(`portal.learners.act.${dialog}`, { count })}
          </Button>
        ))}
      </SelectionBar>
      {open === null || count === 0 ? null : (
        <Suspense fallback={null}>
          <ManyDialog
            act={open}
            learners={learnersMeant(chosen, filterOf(search))}
            count={count}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </>
  );
}
