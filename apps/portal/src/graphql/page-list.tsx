import type { ReactNode } from 'react';

import { Waiting } from '../shell/waiting.js';
import { useSay } from '../wording/wording.js';
import type { Refusal } from './refusal.js';
import { Refused } from './refused.js';
import type { Pages } from './use-pages.js';

interface PageListProps<Node> {
  readonly pages: Pages<Node> | Refusal | { readonly kind: 'loading' };
  /** What stands here while there is nothing to list. */
  readonly empty: ReactNode;
  reload(): Promise<void>;
  children(nodes: readonly Node[]): ReactNode;
}

/** A paged list in all its states: loading, refused, empty, and filled with "Show more" below. */
export function PageList<Node>({ pages, empty, reload, children }: PageListProps<Node>) {
  if (pages.kind === 'loading') return <Waiting />;
  if (pages.kind === 'refused') return <Refused refusal={pages} onRetry={() => void reload()} />;
  if (pages.nodes.length === 0) return <div className="panel empty-list">{empty}</div>;
  return (
    <>
      {children(pages.nodes)}
      <ShowMore pages={pages} />
    </>
  );
}

function ShowMore<Node>({ pages }: { readonly pages: Pages<Node> }) {
  const say = useSay();
  const shown = pages.nodes.length;
  const counts = say('portal.shown', { shown, total: pages.totalCount });
  return (
    <div className="show-more">
      <p role="status">{counts}</p>
      {pages.refusal === null ? null : (
        <Refused refusal={pages.refusal} onRetry={() => void pages.showMore()} />
      )}
      {pages.more ? (
        <button
          type="button"
          aria-busy={pages.busy}
          onClick={() => (pages.busy ? undefined : void pages.showMore())}
        >
          {say('portal.show-more')}
        </button>
      ) : null}
    </div>
  );
}
