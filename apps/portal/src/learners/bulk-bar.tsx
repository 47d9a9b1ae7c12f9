import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

import { learnersMeant } from '../jobs/learners-meant.js';
import type { Selection } from '../shell/choosing.js';
import { SelectionBar } from '../shell/selection.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { type BulkAct, bulkActsOf } from './bulk-acts.js';
import { filterOf, NOBODY } from './learners-search.js';

const route = getRouteApi('/door/learners');

/** Fetched when somebody opens one: the list itself does without. */
const ManyDialog = lazy(async () => ({ default: (await import('../jobs/many-dialog.js')).ManyDialog }));

/** What the reader may do for many at once. */
export function useBulkActs(): readonly BulkAct[] {
  return bulkActsOf(useMay());
}

interface BulkBarProps {
  readonly acts: readonly BulkAct[];
  readonly selection: Selection;
  readonly matching: number;
}

/** What can be done with the chosen learners. Who they are is in the address, and which act on them is open. */
export function BulkBar({ acts, selection, matching }: BulkBarProps) {
  const say = useSay();
  const search = route.useSearch();
  const go = useNavigate({ from: '/learners' });
  const open = acts.find((act) => act === search.dialog);
  const put = (dialog: BulkAct | undefined, replace: boolean) =>
    void go({ search: (now) => ({ ...now, dialog }), replace, resetScroll: false });
  const showJob = async (jobId: string) => {
    // Whoever comes Back finds the list, not a choice of learners who may no longer be in it.
    await go({ search: (now) => ({ ...now, ...NOBODY }), replace: true, resetScroll: false });
    await go({ to: '/jobs/$jobId', params: { jobId } });
  };
  const { count, chosen } = selection;
  return (
    <>
      <SelectionBar selection={selection} matching={matching}>
        {acts.map((dialog) => (
          <Button key={dialog} variant="default" onClick={() => put(dialog, false)}>
            {say(`portal.learners.act.${dialog}`, { count })}
          </Button>
        ))}
      </SelectionBar>
      {open === undefined || count === 0 ? null : (
        <Suspense fallback={null}>
          <ManyDialog
            act={open}
            learners={learnersMeant(chosen, filterOf(search))}
            count={count}
            onStarted={showJob}
            onClose={() => put(undefined, true)}
          />
        </Suspense>
      )}
    </>
  );
}
