import { Group, NativeSelect, Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { type Chip, FilterChips } from '../shell/filter-chips.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Pager } from '../shell/pager.js';
import { SearchField } from '../shell/search-field.js';
import { Asked, Empty } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { Day } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { agenciesQuery } from './agencies.graphql.js';
import { STANDINGS } from './agencies-search.js';
import { AuthoriseDialog } from './authorise-dialog.js';
import { StandingWord } from './standing-word.js';

const PAGE = 25;
const route = getRouteApi('/door/agencies');

type Agencies = ResultOf<typeof agenciesQuery>['agencies'];
type Agency = Agencies['edges'][number]['node'];

/** Every agency that LPHQ has authorised, and whether it may act. */
export function AgenciesScreen() {
  const say = useSay();
  const { search, standing, after, dialog } = route.useSearch();
  const asking = useAsk(agenciesQuery, {
    first: PAGE,
    after: after ?? null,
    search: search ?? null,
    standing: standing ?? null,
  });
  return (
    <Page title={say('portal.agencies.title')} actions={<AuthoriseLink />}>
      <Filters />
      <Asked asking={asking}>{({ agencies }) => <List agencies={agencies} />}</Asked>
      {dialog === 'authorise' ? <AuthoriseDialog /> : null}
    </Page>
  );
}

function AuthoriseLink() {
  const say = useSay();
  const may = useMay();
  if (!may('authorise-agencies')) return null;
  return (
    <ButtonLink to="/agencies" search={(now) => ({ ...now, dialog: 'authorise' })} resetScroll={false}>
      {say('portal.agencies.authorise-link')}
    </ButtonLink>
  );
}

function Filters() {
  const say = useSay();
  const { search, standing } = route.useSearch();
  const go = useNavigate({ from: '/agencies' });
  const put = (filter: { search?: string | undefined; standing?: (typeof STANDINGS)[number] | undefined }) =>
    void go({ search: { search, standing, ...filter }, replace: true });
  const chips: Chip[] =
    standing === undefined
      ? []
      : [
          {
            key: 'standing',
            label: say(`portal.standing.${standing}`),
            remove: () => put({ standing: undefined }),
          },
        ];
  return (
    <>
      <Group gap="md" align="flex-end">
        <SearchField
          label={say('portal.agencies.search')}
          value={search ?? ''}
          onSearch={(text) => put({ search: text || undefined })}
        />
        <NativeSelect
          label={say('portal.agencies.standing')}
          value={standing ?? ''}
          onChange={({ currentTarget }) =>
            put({ standing: STANDINGS.find((each) => each === currentTarget.value) })
          }
          data={[
            { value: '', label: say('portal.agencies.any-standing') },
            ...STANDINGS.map((value) => ({ value, label: say(`portal.standing.${value}`) })),
          ]}
        />
      </Group>
      <FilterChips chips={chips} />
    </>
  );
}

function List({ agencies }: { readonly agencies: Agencies }) {
  const { search, standing, after } = route.useSearch();
  const go = useNavigate({ from: '/agencies' });
  const { totalCount, pageInfo } = agencies;
  const rows = agencies.edges.map(({ node }) => node);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (totalCount === 0) return search === undefined && standing === undefined ? <NoneYet /> : <NoneFound />;
  return (
    <Stack gap="md">
      <AgencyTable rows={rows} />
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

function AgencyTable({ rows }: { readonly rows: readonly Agency[] }) {
  const say = useSay();
  const columns: Column<Agency>[] = [
    { key: 'name', title: say('portal.agencies.name'), isHead: true, sorted: 'ascending', cell: nameOf },
    {
      key: 'standing',
      title: say('portal.agencies.standing'),
      cell: ({ standing }) => <StandingWord standing={standing} />,
    },
    {
      key: 'until',
      title: say('portal.agencies.authorised-until'),
      cell: ({ authorisedUntil }) => <Day on={authorisedUntil} />,
    },
    { key: 'slug', title: say('portal.agencies.slug'), cell: ({ slug }) => slug },
    { key: 'contact', title: say('portal.agencies.contact'), cell: contactOf },
  ];
  return (
    <DataTable caption={say('portal.agencies.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
  );
}

function nameOf({ id, name }: Agency) {
  return (
    <PlainLink to="/agencies/$agencyId" params={{ agencyId: id }}>
      <bdi>{name}</bdi>
    </PlainLink>
  );
}

function contactOf({ phone, email }: Agency) {
  return (
    <span className="contact">
      <span>{phone}</span>
      <span>{email}</span>
    </span>
  );
}

function NoneYet() {
  const say = useSay();
  return <Empty title={say('portal.agencies.none')} about={say('portal.agencies.empty')} />;
}

function NoneFound() {
  const say = useSay();
  return (
    <Empty
      title={say('portal.agencies.none-found')}
      action={
        <PlainLink to="/agencies" search={{}}>
          {say('portal.agencies.see-all')}
        </PlainLink>
      }
    />
  );
}
