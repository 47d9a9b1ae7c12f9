import { Group, SegmentedControl } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Pager } from '../shell/pager.js';
import { Asked, Empty } from '../shell/states.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { AgencyDialogs } from './agency-dialogs.js';
import { TransferWord } from './transfer-word.js';
import { incomingQuery, outgoingQuery } from './transfers.graphql.js';

const PAGE = 25;
const route = getRouteApi('/door/transfers');

type Incoming = ResultOf<typeof incomingQuery>['incomingTransfers']['edges'][number]['node'];
type Outgoing = ResultOf<typeof outgoingQuery>['outgoingTransfers']['edges'][number]['node'];

/** Learners who are offered to the agency, and whom it offers to others. */
export function TransfersScreen() {
  const say = useSay();
  const { list = 'incoming' } = route.useSearch();
  const go = useNavigate({ from: '/transfers' });
  return (
    <Page title={say('portal.transfers.title')} about={say('portal.transfers.about')}>
      <SegmentedControl
        aria-label={say('portal.transfers.which')}
        transitionDuration={0}
        value={list}
        onChange={(value) => void go({ search: { list: value } })}
        data={[
          { value: 'incoming', label: say('portal.transfers.incoming') },
          { value: 'outgoing', label: say('portal.transfers.outgoing') },
        ]}
      />
      {list === 'incoming' ? <IncomingList /> : <OutgoingList />}
    </Page>
  );
}

function IncomingList() {
  const { after } = route.useSearch();
  const asking = useAsk(incomingQuery, { first: PAGE, after: after ?? null });
  return (
    <Asked asking={asking}>
      {({ incomingTransfers: { totalCount, pageInfo, edges } }) => {
        const rows = edges.map(({ node }) => node);
        return (
          <>
            {totalCount === 0 ? <NoneYet list="incoming" /> : <IncomingTable rows={rows} />}
            <Pages total={totalCount} shown={rows.length} pageInfo={pageInfo} />
            <AgencyDialogs rows={rows} />
          </>
        );
      }}
    </Asked>
  );
}

function OutgoingList() {
  const { after } = route.useSearch();
  const asking = useAsk(outgoingQuery, { first: PAGE, after: after ?? null });
  return (
    <Asked asking={asking}>
      {({ outgoingTransfers: { totalCount, pageInfo, edges } }) => {
        const rows = edges.map(({ node }) => node);
        return (
          <>
            {totalCount === 0 ? <NoneYet list="outgoing" /> : <OutgoingTable rows={rows} />}
            <Pages total={totalCount} shown={rows.length} pageInfo={pageInfo} />
            <AgencyDialogs rows={rows} />
          </>
        );
      }}
    </Asked>
  );
}

function IncomingTable({ rows }: { readonly rows: readonly Incoming[] }) {
  const say = useSay();
  const columns: Column<Incoming>[] = [
    {
      key: 'name',
      title: say('portal.learners.name'),
      isHead: true,
      cell: ({ displayName, learnerId }) =>
        learnerId === null ? (
          <bdi>{displayName}</bdi>
        ) : (
          <PlainLink to="/learners/$learnerId" params={{ learnerId }}>
            <bdi>{displayName}</bdi>
          </PlainLink>
        ),
    },
    { key: 'from', title: say('portal.transfers.from'), cell: ({ fromName }) => <bdi>{fromName}</bdi> },
    {
      key: 'accepted',
      title: say('portal.transfers.accepted'),
      cell: ({ accepted }) =>
        accepted.length === 0 ? say('portal.transfers.none-accepted') : accepted.join(', '),
    },
    { key: 'state', title: say('portal.transfers.state'), cell: (row) => <TransferWord {...row} /> },
    {
      key: 'at',
      title: say('portal.transfers.offered-at'),
      cell: ({ offeredAt }) => <Moment at={offeredAt} />,
    },
    {
      key: 'acts',
      title: say('portal.transfers.acts'),
      cell: ({ id, state }) => (
        <Group gap="xs">
          {state === 'OFFERED' ? <ActLink dialog="accept" transfer={id} /> : null}
          {state === 'OFFERED' || state === 'ACCEPTED' ? <ActLink dialog="decline" transfer={id} /> : null}
        </Group>
      ),
    },
  ];
  return (
    <DataTable
      caption={say('portal.transfers.incoming')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

function OutgoingTable({ rows }: { readonly rows: readonly Outgoing[] }) {
  const say = useSay();
  const columns: Column<Outgoing>[] = [
    {
      key: 'name',
      title: say('portal.learners.name'),
      isHead: true,
      cell: ({ displayName, learnerId }) => (
        <PlainLink to="/learners/$learnerId" params={{ learnerId }}>
          <bdi>{displayName}</bdi>
        </PlainLink>
      ),
    },
    { key: 'to', title: say('portal.transfers.to'), cell: ({ toName }) => <bdi>{toName}</bdi> },
    { key: 'state', title: say('portal.transfers.state'), cell: (row) => <TransferWord {...row} /> },
    {
      key: 'at',
      title: say('portal.transfers.offered-at'),
      cell: ({ offeredAt }) => <Moment at={offeredAt} />,
    },
    {
      key: 'acts',
      title: say('portal.transfers.acts'),
      cell: ({ id, state }) =>
        state === 'OFFERED' || state === 'ACCEPTED' ? <ActLink dialog="withdraw" transfer={id} /> : null,
    },
  ];
  return (
    <DataTable
      caption={say('portal.transfers.outgoing')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

function ActLink({
  dialog,
  transfer,
}: {
  readonly dialog: 'accept' | 'decline' | 'withdraw';
  readonly transfer: string;
}) {
  const say = useSay();
  const search = route.useSearch();
  return (
    <PlainLink to="/transfers" search={{ ...search, dialog, transfer }} resetScroll={false}>
      {say(`portal.transfers.${dialog}`)}
    </PlainLink>
  );
}

interface PagesProps {
  readonly total: number;
  readonly shown: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function Pages({ total, shown, pageInfo }: PagesProps) {
  const { after } = route.useSearch();
  const go = useNavigate({ from: '/transfers' });
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (total === 0) return null;
  return (
    <Pager
      total={total}
      shown={shown}
      isFirst={after === undefined}
      first={() => void go({ search: (now) => ({ ...now, after: undefined }) })}
      next={next === null ? null : () => void go({ search: (now) => ({ ...now, after: next }) })}
    />
  );
}

function NoneYet({ list }: { readonly list: 'incoming' | 'outgoing' }) {
  const say = useSay();
  return (
    <Empty
      title={say(`portal.transfers.no-${list}`)}
      about={say(`portal.transfers.no-${list}-about`)}
      action={<PlainLink to="/learners">{say('portal.learner.all')}</PlainLink>}
    />
  );
}
