import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

import { learnersMeant } from '../jobs/learners-meant.js';
import { ButtonLink } from '../shell/links.js';
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

/** What can be done with the chosen learners; each opens its dialog, which is in the address. */
export function BulkBar({ acts, selection, matching }: BulkBarProps) {
  const say = useSay();
  const { count } = selection;
  return (
    <>
      <SelectionBar selection={selection} matching={matching}>
        {acts.map((dialog) => (
          <ButtonLink
            key={dialog}
            variant="default"
            to="/learners"
            search={(now) => ({ ...now, dialog })}
            resetScroll={false}
          >
            {say(`portal.learners.act.${dialog}`, { count })}
          </ButtonLink>
        ))}
      </SelectionBar>
      {count === 0 ? null : <BulkDialog acts={acts} selection={selection} />}
    </>
  );
}

/** The dialog that the address names, for whom is chosen; with nobody chosen, as after a reload, there is none. */
function BulkDialog({ acts, selection }: Omit<BulkBarProps, 'matching'>) {
  const search = route.useSearch();
  const go = route.useNavigate();
  const { dialog } = search;
  if (dialog === undefined || !acts.includes(dialog)) return null;
  return (
    <Suspense fallback={null}>
      <ManyDialog
        act={dialog}
        learners={learnersMeant(selection.chosen, filterOf(search))}
        count={selection.count}
        onClose={() => void go({ search: (now) => ({ ...now, dialog: undefined }), resetScroll: false })}
      />
    </Suspense>
  );
}
