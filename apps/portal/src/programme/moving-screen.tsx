import { NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { useAsk } from '../graphql/use-ask.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, Empty } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { EditionLearners } from './edition-learners.js';
import { type Edition, MappingList } from './mapping-list.js';
import { editionsQuery } from './moving.graphql.js';
import { type Moved, WhoStayed } from './who-stayed.js';

const route = getRouteApi('/door/programme/moving');

/** Learners of one edition go on under another: what counts there, who they are, and what became of each. */
export function MovingScreen() {
  const say = useSay();
  const asking = useAsk(editionsQuery, {});
  return (
    <Page
      title={say('portal.programme.moving-title')}
      about={say('portal.programme.move-about')}
      trail={<PlainLink to="/programme">{say('portal.programme.title')}</PlainLink>}
    >
      <Asked asking={asking}>{({ programmes }) => <Moving editions={programmes} />}</Asked>
    </Page>
  );
}

function Moving({ editions }: { readonly editions: readonly Edition[] }) {
  const say = useSay();
  const [moved, setMoved] = useState<Moved | null>(null);
  const search = route.useSearch();
  const targets = editions.filter(({ state }) => state === 'PUBLISHED');
  const to = targets.find(({ id }) => id === search.to) ?? targets[0];
  const sources = editions.filter(({ id }) => id !== to?.id);
  const from = sources.find(({ id }) => id === search.from) ?? sources[0];
  if (from === undefined || to === undefined)
    return (
      <Empty title={say('portal.programme.one-edition')} about={say('portal.programme.one-edition-about')} />
    );
  return (
    <Stack gap="lg">
      <Choice from={from} to={to} sources={sources} targets={targets} />
      <Section title={say('portal.programme.mapping', { to: to.edition })}>
        <p>{say('portal.programme.move-keeps')}</p>
        <MappingList from={from} to={to} />
      </Section>
      {moved === null ? null : <WhoStayed moved={moved} />}
      <EditionLearners key={`${from.id} ${to.id}`} from={from} to={to} onMoved={setMoved} />
    </Stack>
  );
}

interface ChoiceProps {
  readonly from: Edition;
  readonly to: Edition;
  readonly sources: readonly Edition[];
  readonly targets: readonly Edition[];
}

/** Which editions; both stand in the address. */
function Choice({ from, to, sources, targets }: ChoiceProps) {
  const say = useSay();
  const go = useNavigate({ from: '/programme/moving' });
  const choices = (editions: readonly Edition[]) =>
    editions.map(({ id, edition }) => ({ value: id, label: edition }));
  const put = (change: { from?: string; to?: string }) =>
    void go({ search: { from: from.id, to: to.id, ...change }, replace: true, resetScroll: false });
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={say('portal.programme.move-from')}
        data={choices(sources)}
        value={from.id}
        onChange={({ currentTarget }) => put({ from: currentTarget.value })}
      />
      <NativeSelect
        label={say('portal.programme.move-to')}
        data={choices(targets)}
        value={to.id}
        onChange={({ currentTarget }) => put({ to: currentTarget.value })}
      />
    </SimpleGrid>
  );
}
