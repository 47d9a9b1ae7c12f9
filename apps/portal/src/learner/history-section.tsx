import { Group, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { Moment } from '../wording/moment.js';
import { useIsKey, useSay } from '../wording/wording.js';
import { factKey, factsOf, factValueKey, type JournalFact, journalKey } from './journal-words.js';
import type { Learner } from './learner.js';

const route = getRouteApi('/door/learners/$learnerId');

type History = Learner['history'];
type Entry = History['edges'][number]['node'];

/** What the journal holds on this learner, the newest first; which page of it stands in the address. */
export function HistorySection({ history }: { readonly history: History }) {
  const say = useSay();
  const entries = history.edges.map(({ node }) => node);
  return (
    <Section title={say('portal.history.title')}>
      {entries.length === 0 ? <p>{say('portal.history.empty')}</p> : null}
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryLines entry={entry} />
          </li>
        ))}
      </ol>
      <HistoryPages pageInfo={history.pageInfo} />
    </Section>
  );
}

function EntryLines({ entry }: { readonly entry: Entry }) {
  const say = useSay();
  const isKey = useIsKey();
  const words = journalKey(entry.type);
  const facts = factsOf(entry.facts);
  return (
    <>
      <Text fw={600} component="p" m={0}>
        {isKey(words) ? say(words) : entry.type}
      </Text>
      <Text size="sm" c="dimmed" component="p" m={0}>
        <Moment at={entry.at} /> ·{' '}
        {entry.actor === null ? say('portal.history.system') : <bdi>{entry.actor}</bdi>}
      </Text>
      {facts.length === 0 ? null : <FactsLine facts={facts} />}
    </>
  );
}

function FactsLine({ facts }: { readonly facts: readonly JournalFact[] }) {
  const say = useSay();
  const isKey = useIsKey();
  const said = facts.map((fact) => {
    const [nameKey, valueKey] = [factKey(fact.name), factValueKey(fact)];
    const name = isKey(nameKey) ? say(nameKey) : fact.name;
    const value = isKey(valueKey) ? say(valueKey) : fact.value;
    return name === '' ? value : say('portal.fact', { name, value });
  });
  return (
    <Text size="sm" component="p" m={0} dir="auto">
      {said.join(' · ')}
    </Text>
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
