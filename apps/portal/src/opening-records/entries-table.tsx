import type { ReactNode } from 'react';

import { type Column, DataTable } from '../shell/data-table.js';
import { Pager } from '../shell/pager.js';
import { Day } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { Entry, OpenedBatch } from './opening.graphql.js';

interface EntriesTableProps {
  readonly entries: OpenedBatch['entries'];
  readonly after: string | undefined;
  /** To the page behind this place; undefined is the first. */
  onPage(after: string | undefined): void;
  /** What can be done with a line. */
  acts?(entry: Entry): ReactNode;
}

/** The lines of a batch: who, since when, and what was accepted by whom. */
export function EntriesTable({ entries, after, onPage, acts }: EntriesTableProps) {
  const say = useSay();
  const { totalCount, pageInfo, edges } = entries;
  const rows = edges.map(({ node }) => node);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const columns: Column<Entry>[] = [
    { key: 'place', title: say('portal.sheet.line'), isNumber: true, cell: ({ place }) => place },
    {
      key: 'name',
      title: say('portal.learners.name'),
      isHead: true,
      cell: ({ displayName }) => <bdi>{displayName}</bdi>,
    },
    {
      key: 'community',
      title: say('portal.learners.community'),
      cell: ({ communityName }) => <bdi>{communityName}</bdi>,
    },
    { key: 'track', title: say('portal.learners.track'), cell: ({ track }) => say(`portal.track.${track}`) },
    {
      key: 'enrolled',
      title: say('portal.opening.enrolled-on'),
      cell: ({ enrolledOn }) => <Day on={enrolledOn} />,
    },
    { key: 'works', title: say('portal.opening.accepted'), cell: ({ works }) => <Works works={works} /> },
    ...(acts ? [{ key: 'acts', title: say('portal.opening.acts'), cell: acts }] : []),
  ];
  return (
    <>
      <DataTable caption={say('portal.sheet.lines')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      <Pager
        total={totalCount}
        shown={rows.length}
        isFirst={after === undefined}
        first={() => onPage(undefined)}
        next={next === null ? null : () => onPage(next)}
      />
    </>
  );
}

function Works({ works }: Pick<Entry, 'works'>) {
  const say = useSay();
  if (works.length === 0) return <>{say('portal.opening.nothing-accepted')}</>;
  return (
    <ul className="plain-list">
      {works.map(({ assignment, completedOn, assessor }) => (
        <li key={assignment}>
          {say('portal.opening.work', { assignment })} <Day on={completedOn} />, <bdi>{assessor}</bdi>
        </li>
      ))}
    </ul>
  );
}
