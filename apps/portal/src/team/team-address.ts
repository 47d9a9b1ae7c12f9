import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

import { type TeamSearch, teamSearch } from './team-search.js';

interface TeamAddress extends TeamSearch {
  open(dialog: NonNullable<TeamSearch['dialog']>, who?: string): void;
  close(): Promise<void>;
}

/** What is open on the page of a team, whichever of its addresses that has. */
export function useTeamAddress(): TeamAddress {
  const { dialog, who } = teamSearch(useSearch({ strict: false }));
  const go = useNavigate();
  const put = useCallback(
    (search: TeamSearch, replace: boolean) =>
      go({ to: '.', search: search as never, replace, resetScroll: false }),
    [go],
  );
  return {
    dialog,
    who,
    open: (next, about) => void put({ dialog: next, who: about }, false),
    close: () => put({ dialog: undefined, who: undefined }, true),
  };
}
