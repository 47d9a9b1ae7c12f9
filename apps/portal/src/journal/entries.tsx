import './journal.css';

import { Text } from '@mantine/core';

import { Moment } from '../wording/moment.js';
import { useIsKey, useSay } from '../wording/wording.js';
import { factKey, factsOf, factValueKey, type JournalFact } from './journal-words.js';
import { useWhatHappened } from './use-what-happened.js';

/** An entry of the journal, as every history of the api has it. */
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  /** Null for LPHQ and for the product itself. */
  readonly actor: string | null;
  /** One JSON object, as text. */
  readonly facts: string;
  /** In somebody's own words, where the reader may know. */
  readonly reason?: string | null;
}

/** Entries of the journal in the order given: what happened, when, by whom, and what is known of it. */
export function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ol className="history">
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryLines entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function EntryLines({ entry }: { readonly entry: Entry }) {
  const say = useSay();
  const what = useWhatHappened();
  const facts = factsOf(entry.facts);
  return (
    <>
      <Text fw={600} component="p" m={0}>
        {what(entry.type)}
      </Text>
      <Text size="sm" c="dimmed" component="p" m={0}>
        <Moment at={entry.at} /> ·{' '}
        {entry.actor === null ? say('portal.history.system') : <bdi>{entry.actor}</bdi>}
      </Text>
      {facts.length === 0 ? null : <FactsLine facts={facts} />}
      {typeof entry.reason === 'string' ? <ReasonLine reason={entry.reason} /> : null}
    </>
  );
}

function ReasonLine({ reason }: { readonly reason: string }) {
  const say = useSay();
  return (
    <Text size="sm" component="p" m={0} dir="auto">
      {say('portal.fact', { name: say('portal.fact.reason'), value: reason })}
    </Text>
  );
}

function FactsLine({ facts }: { readonly facts: readonly JournalFact[] }) {
  const say = useSay();
  const isKey = useIsKey();
  const worded = (name: string) => (value: string) => {
    const key = factValueKey({ name, value });
    return isKey(key) ? say(key) : value;
  };
  const said = facts.map((fact) => {
    const nameKey = factKey(fact.name);
    const name = isKey(nameKey) ? say(nameKey) : fact.name;
    const value = fact.value.split(', ').map(worded(fact.name)).join(', ');
    return name === '' ? value : say('portal.fact', { name, value });
  });
  return (
    <Text size="sm" component="p" m={0} dir="auto">
      {said.join(' · ')}
    </Text>
  );
}
