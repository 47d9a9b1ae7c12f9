import { Group } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { ConfirmDialog, ReasonDialog } from '../forms/dialogs.js';
import type { ResultOf } from '../graphql/graphql.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Pager } from '../shell/pager.js';
import { Asked, Empty } from '../shell/states.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { agreedQuery, executeTransfer, refuseTransfer } from './transfers.graphql.js';
import { closed } from './transfers-search.js';

const PAGE = 25;
const route = getRouteApi('/door/lphq/transfers');

type AgreedTransfers = ResultOf<typeof agreedQuery>['agreedTransfers'];
type Agreed = AgreedTransfers['edges'][number]['node'];

/** What both agencies agreed to, for LPHQ to carry out. */
export function AgreedScreen() {
  const say = useSay();
  const { after } = route.useSearch();
  const asking = useAsk(agreedQuery, { first: PAGE, after: after ?? null });
  return (
    <Page title={say('portal.transfers.title')} about={say('portal.transfers.agreed-about')}>
      <Asked asking={asking}>{({ agreedTransfers }) => <List agreed={agreedTransfers} />}</Asked>
    </Page>
  );
}

function List({ agreed: { totalCount, pageInfo, edges } }: { readonly agreed: AgreedTransfers }) {
  const say = useSay();
  const { after } = route.useSearch();
  const go = useNavigate({ from: '/lphq/transfers' });
  const rows = edges.map(({ node }) => node);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (totalCount === 0)
    return (
      <Empty title={say('portal.transfers.no-agreed')} about={say('portal.transfers.no-agreed-about')} />
    );
  return (
    <>
      <AgreedTable rows={rows} />
      <Pager
        total={totalCount}
        shown={rows.length}
        isFirst={after === undefined}
        first={() => void go({ search: (now) => ({ ...now, after: undefined }) })}
        next={next === null ? null : () => void go({ search: (now) => ({ ...now, after: next }) })}
      />
      <Dialogs rows={rows} />
    </>
  );
}

function AgreedTable({ rows }: { readonly rows: readonly Agreed[] }) {
  const say = useSay();
  const columns: Column<Agreed>[] = [
    {
      key: 'name',
      title: say('portal.learners.name'),
      isHead: true,
      cell: ({ displayName }) => <bdi>{displayName}</bdi>,
    },
    { key: 'from', title: say('portal.transfers.from'), cell: ({ fromName }) => <bdi>{fromName}</bdi> },
    { key: 'to', title: say('portal.transfers.to'), cell: ({ toName }) => <bdi>{toName}</bdi> },
    {
      key: 'at',
      title: say('portal.transfers.offered-at'),
      cell: ({ offeredAt }) => <Moment at={offeredAt} />,
    },
    { key: 'acts', title: say('portal.transfers.acts'), cell: ({ id }) => <Acts transfer={id} /> },
  ];
  return (
    <DataTable
      caption={say('portal.transfers.agreed')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

function Acts({ transfer }: { readonly transfer: string }) {
  const say = useSay();
  const search = route.useSearch();
  return (
    <Group gap="xs">
      {(['execute', 'refuse'] as const).map((dialog) => (
        <PlainLink
          key={dialog}
          to="/lphq/transfers"
          search={{ ...search, dialog, transfer }}
          resetScroll={false}
        >
          {say(`portal.transfers.${dialog}`)}
        </PlainLink>
      ))}
    </Group>
  );
}

function Dialogs({ rows }: { readonly rows: readonly Agreed[] }) {
  const { dialog, transfer } = route.useSearch();
  const row = rows.find(({ id }) => id === transfer);
  if (row === undefined || dialog === undefined) return null;
  return dialog === 'execute' ? <Execute row={row} /> : <Refuse row={row} />;
}

function useClose(): () => void {
  const navigate = route.useNavigate();
  return () => void navigate({ search: closed, resetScroll: false });
}

function Execute({ row: { id, displayName: name, toName } }: { readonly row: Agreed }) {
  const say = useSay();
  const close = useClose();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(executeTransfer, 'TransferMoved');
  return (
    <ConfirmDialog
      title={say('portal.transfers.execute-title', { name })}
      about={say('portal.transfers.execute-about', { agency: toName })}
      submit={say('portal.transfers.execute')}
      busy={busy}
      refusal={refusal}
      onClose={close}
      onConfirm={async () => {
        if ((await act({ transferId: id })) === null) return;
        close();
        announce('portal.transfers.executed-done', { name });
      }}
    />
  );
}

function Refuse({ row: { id, displayName: name } }: { readonly row: Agreed }) {
  const say = useSay();
  const close = useClose();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(refuseTransfer, 'TransferMoved');
  return (
    <ReasonDialog
      title={say('portal.transfers.refuse-title', { name })}
      about={say('portal.transfers.refuse-about')}
      reasonLabel={say('portal.transfers.reason')}
      submit={say('portal.transfers.refuse')}
      danger
      busy={busy}
      refusal={refusal}
      onClose={close}
      onSubmit={async ({ reason }) => {
        if ((await act({ transferId: id, reason })) === null) return;
        close();
        announce('portal.transfers.refused-done', { name });
      }}
    />
  );
}
