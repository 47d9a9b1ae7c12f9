import { Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { Entries } from '../journal/entries.js';
import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';
import type { agencyQuery } from './agencies.graphql.js';

const route = getRouteApi('/door/agencies/$agencyId');

type History = NonNullable<ResultOf<typeof agencyQuery>['agency']>['history'];

/** What the journal holds on the agency itself, the newest first; which page of it stands in the address. */
export function AgencyHistory({ history }: { readonly history: History }) {
  const say = useSay();
  return (
    <Section title={say('portal.agencies.history')}>
      {history.edges.length === 0 ? <p>{say('portal.agencies.history-empty')}</p> : null}
      <Entries entries={history.edges.map(({ node }) => node)} />
      <HistoryPages pageInfo={history.pageInfo} />
    </Section>
  );
}

/** The way to older entries, and back to the newest. */
function HistoryPages({ pageInfo: { hasNextPage, endCursor } }: Pick<History, 'pageInfo'>) {
  const say = useSay();
  const { agencyId } = route.useParams();
  const { entries } = route.useSearch();
  if (entries === undefined && !hasNextPage) return null;
  const to = { to: '/agencies/$agencyId', params: { agencyId }, resetScroll: false } as const;
  return (
    <Group gap="lg" mt="md">
      {entries === undefined ? null : (
        <PlainLink {...to} search={{}}>
          {say('portal.agencies.history-newest')}
        </PlainLink>
      )}
      {hasNextPage && endCursor !== null ? (
        <PlainLink {...to} search={{ entries: endCursor }}>
          {say('portal.agencies.history-older')}
        </PlainLink>
      ) : null}
    </Group>
  );
}
