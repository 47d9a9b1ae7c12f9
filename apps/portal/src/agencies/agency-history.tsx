import '../learner/learner.css';

import { Group, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { journalKey } from '../learner/journal-words.js';
import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { Moment } from '../wording/moment.js';
import { useIsKey, useSay } from '../wording/wording.js';
import type { agencyQuery } from './agencies.graphql.js';

const route = getRouteApi('/door/agencies/$agencyId');

type History = NonNullable<ResultOf<typeof agencyQuery>['agency']>['history'];

/** What the journal holds on the agency itself, the newest first; which page of it stands in the address. */
export function AgencyHistory({ history }: { readonly history: History }) {
  const say = useSay();
  const isKey = useIsKey();
  return (
    <Section title={say('portal.agencies.history')}>
      {history.edges.length === 0 ? <p>{say('portal.agencies.history-empty')}</p> : null}
      <ol className="history">
        {history.edges.map(({ node: { id, type, at, actor } }) => {
          const words = journalKey(type);
          return (
            <li key={id}>
              <Text fw={600} component="p" m={0}>
                {isKey(words) ? say(words) : type}
              </Text>
              <Text size="sm" c="dimmed" component="p" m={0}>
                <Moment at={at} />
                {actor === null ? null : (
                  <>
                    {' · '}
                    <bdi>{actor}</bdi>
                  </>
                )}
              </Text>
            </li>
          );
        })}
      </ol>
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
