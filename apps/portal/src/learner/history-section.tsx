import { Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import { Entries } from '../journal/entries.js';
import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';
import type { Learner } from './learner.js';

const route = getRouteApi('/door/learners/$learnerId');

type History = Learner['history'];

/** What the journal holds on this learner, the newest first; which page of it stands in the address. */
export function HistorySection({ history }: { readonly history: History }) {
  const say = useSay();
  const entries = history.edges.map(({ node }) => node);
  return (
    <Section title={say('portal.history.title')}>
      {entries.length === 0 ? <p>{say('portal.history.empty')}</p> : null}
      <Entries entries={entries} />
      <HistoryPages pageInfo={history.pageInfo} />
    </Section>
  );
}

/** The way to older entries, and back to the newest. */
function HistoryPages({ pageInfo }: Pick<History, 'pageInfo'>) {
  const say = useSay();
  const { learnerId } = route.useParams();
  const search = route.useSearch();
  const { entries: _, ...newest } = search;
  const isFirst = search.entries === undefined;
  if (isFirst && !pageInfo.hasNextPage) return null;
  const to = { to: '/learners/$learnerId', params: { learnerId }, resetScroll: false } as const;
  return (
    <Group gap="lg" mt="md">
      {isFirst ? null : (
        <PlainLink {...to} search={newest}>
          {say('portal.history.newest')}
        </PlainLink>
      )}
      {pageInfo.hasNextPage && pageInfo.endCursor !== null ? (
        <PlainLink {...to} search={{ ...search, entries: pageInfo.endCursor }}>
          {say('portal.history.older')}
        </PlainLink>
      ) : null}
    </Group>
  );
}
