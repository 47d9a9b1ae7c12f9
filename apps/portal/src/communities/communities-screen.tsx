import { Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Pager } from '../shell/pager.js';
import { SearchField } from '../shell/search-field.js';
import { Asked, Empty } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { communitiesQuery } from './communities.graphql.js';
import { CommunityPanel } from './community-panel.js';
import { LearnersLink } from './learners-link.js';
import { RegisterDialog } from './register-dialog.js';

const PAGE = 25;
const route = getRouteApi('/door/communities');

type Communities = ResultOf<typeof communitiesQuery>['communities'];
type Community = Communities['edges'][number]['node'];

/** The communities that the agency serves, and how far their learners are. */
export function CommunitiesScreen() {
  const say = useSay();
  const { search, after, community, dialog } = route.useSearch();
  const go = useNavigate({ from: '/communities' });
  const asking = useAsk(communitiesQuery, { first: PAGE, after: after ?? null, search: search ?? null });
  return (
    <Page
      title={say('portal.communities.title')}
      about={say('portal.communities.private')}
      actions={<RegisterLink />}
    >
      <SearchField
        label={say('portal.communities.search')}
        value={search ?? ''}
        onSearch={(text) => void go({ search: { search: text || undefined }, replace: true })}
      />
      <Asked asking={asking}>{({ communities }) => <List communities={communities} />}</Asked>
      {community === undefined ? null : <CommunityPanel id={community} />}
      {dialog === 'register' ? <RegisterDialog /> : null}
    </Page>
  );
}

function RegisterLink() {
  const say = useSay();
  const may = useMay();
  if (!may('register-community')) return null;
  return (
    <ButtonLink to="/communities" search={(now) => ({ ...now, dialog: 'register' })} resetScroll={false}>
      {say('portal.communities.register-link')}
    </ButtonLink>
  );
}

function List({ communities }: { readonly communities: Communities }) {
  const { search, after } = route.useSearch();
  const go = useNavigate({ from: '/communities' });
  const { totalCount, pageInfo } = communities;
  const rows = communities.edges.map(({ node }) => node);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (totalCount === 0) return search === undefined ? <NoneYet /> : <NoneFound search={search} />;
  return (
    <Stack gap="md">
      <CommunityTable rows={rows} />
      <Pager
        total={totalCount}
        shown={rows.length}
        isFirst={after === undefined}
        first={() => void go({ search: (now) => ({ ...now, after: undefined }) })}
        next={next === null ? null : () => void go({ search: (now) => ({ ...now, after: next }) })}
      />
    </Stack>
  );
}

function CommunityTable({ rows }: { readonly rows: readonly Community[] }) {
  const say = useSay();
  const columns: Column<Community>[] = [
    { key: 'name', title: say('portal.communities.name'), isHead: true, sorted: 'ascending', cell: nameOf },
    {
      key: 'guards',
      title: say('portal.communities.guard-model'),
      cell: ({ guardModel }) => say(`portal.guard-model.${guardModel}`),
    },
    {
      key: 'learners',
      title: say('portal.communities.learners'),
      isNumber: true,
      cell: (community) => <LearnersLink community={community} of="learners" />,
    },
    {
      key: 'qualified',
      title: say('portal.communities.qualified'),
      isNumber: true,
      cell: ({ counts }) => counts.qualified,
    },
    {
      key: 'badges',
      title: say('portal.communities.valid-badges'),
      isNumber: true,
      cell: (community) => <LearnersLink community={community} of="validBadges" />,
    },
  ];
  return (
    <DataTable
      caption={say('portal.communities.title')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

function nameOf({ id, name }: Community) {
  return (
    <PlainLink
      from="/communities"
      to="/communities"
      search={(now) => ({ ...now, community: id })}
      resetScroll={false}
    >
      <bdi>{name}</bdi>
    </PlainLink>
  );
}

function NoneYet() {
  const say = useSay();
  return <Empty title={say('portal.communities.none')} about={say('portal.communities.empty')} />;
}

function NoneFound({ search }: { readonly search: string }) {
  const say = useSay();
  return (
    <Empty
      title={say('portal.communities.none-found', { search })}
      action={
        <PlainLink to="/communities" search={{}}>
          {say('portal.communities.see-all')}
        </PlainLink>
      }
    />
  );
}
