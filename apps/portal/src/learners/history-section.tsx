import { useEffect, useId, useMemo, useRef } from 'react';

import { PageList } from '../graphql/page-list.js';
import { usePages } from '../graphql/use-pages.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { type Fact, factKey, factsOf, factValueKey, journalKey } from './journal-words.js';
import { historyQuery, type JournalEntry, type Learner } from './learner.graphql.js';

/** What the journal holds on this learner, newest first; read again whenever the learner is. */
export function HistorySection({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const titleId = useId();
  const variables = useMemo(() => ({ id: learner.id, first: 10, after: null }), [learner.id]);
  const { pages, reload } = usePages(historyQuery, variables, (data) => data.learner?.history ?? null);

  const shown = useRef(learner);
  useEffect(() => {
    if (shown.current !== learner) void reload();
    shown.current = learner;
  }, [learner, reload]);

  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{say('portal.history.title')}</h2>
      <PageList pages={pages} reload={reload} empty={<p>{say('portal.history.empty')}</p>}>
        {(entries) => (
          <ol className="history">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
      </PageList>
    </section>
  );
}

function Entry({ entry }: { readonly entry: JournalEntry }) {
  const say = useSay();
  const words = journalKey(entry.type);
  const facts = factsOf(entry.facts);
  return (
    <li>
      <p>
        <Moment at={entry.at} /> · <strong>{words === null ? entry.type : say(words)}</strong> ·{' '}
        {entry.actor === null ? say('portal.history.system') : <bdi>{entry.actor}</bdi>}
      </p>
      {facts.length === 0 ? null : <Facts facts={facts} />}
    </li>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const say = useSay();
  const words = facts.map((fact) => {
    const key = factKey(fact.name);
    const valueKey = factValueKey(fact);
    const name = key === null ? fact.name : say(key);
    const value = valueKey === null ? fact.value : say(valueKey);
    return name === '' ? value : say('portal.fact', { name, value });
  });
  return <p className="detail">{words.join(' · ')}</p>;
}
