import { NativeSelect } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { type Chip, FilterChips } from '../shell/filter-chips.js';
import { SearchField } from '../shell/search-field.js';
import { type Say, useSay } from '../wording/wording.js';
import { asking, type LearnersSearch, ORDERS, TRACKS, WORKS } from './learners-search.js';
import { type CommunityChoice, useCommunities } from './use-communities.js';

const route = getRouteApi('/door/learners');

interface Filter {
  readonly key: 'community' | 'work' | 'track' | 'order';
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What narrows the list and how it is sorted; what is on stands below as chips. */
export function LearnerFilters() {
  const say = useSay();
  const now = route.useSearch();
  const go = useNavigate({ from: '/learners' });
  const { choices } = useCommunities();
  const put = (change: Partial<LearnersSearch>, replace = false): void =>
    void go({ search: asking(change), replace, resetScroll: false });
  return (
    <div className="learner-filters">
      <SearchField
        label={say('portal.learners.search')}
        value={now.search ?? ''}
        onSearch={(text) => put({ search: text === '' ? undefined : text }, true)}
      />
      <div className="learner-choices">
        {filtersOf(say, choices ?? []).map(({ key, label, choices: offered }) => (
          <NativeSelect
            key={key}
            label={label}
            value={now[key] ?? ''}
            data={[...offered]}
            onChange={({ currentTarget }) => put({ [key]: currentTarget.value || undefined })}
          />
        ))}
      </div>
      <FilterChips chips={chipsOf(say, now, choices ?? [], put)} />
    </div>
  );
}

function filtersOf(say: Say, communities: readonly CommunityChoice[]): readonly Filter[] {
  const all = { value: '', label: say('portal.learners.everybody') };
  return [
    {
      key: 'community',
      label: say('portal.learners.community'),
      choices: [
        { value: '', label: say('portal.learners.all-communities') },
        ...communities.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      key: 'work',
      label: say('portal.learners.work'),
      choices: [all, ...WORKS.map((work) => ({ value: work, label: say(`portal.work.${work}`) }))],
    },
    {
      key: 'track',
      label: say('portal.learners.track'),
      choices: [all, ...TRACKS.map((track) => ({ value: track, label: say(`portal.track.${track}`) }))],
    },
    {
      key: 'order',
      label: say('portal.learners.order'),
      choices: ORDERS.map((order) => ({
        value: order === 'NAME' ? '' : order,
        label: say(`portal.learners.order.${order}`),
      })),
    },
  ];
}

function chipsOf(
  say: Say,
  { search, community, work, track, joining }: LearnersSearch,
  communities: readonly CommunityChoice[],
  put: (change: Partial<LearnersSearch>) => void,
): readonly Chip[] {
  const nameOf = (id: string): string =>
    communities.find((each) => each.id === id)?.name ?? say('portal.learners.one-community');
  const chips = [
    { key: 'search', label: search && say('portal.learners.chip.search', { search }) },
    { key: 'community', label: community && nameOf(community) },
    { key: 'work', label: work && say(`portal.work.${work}`) },
    { key: 'track', label: track && say(`portal.track.${track}`) },
    { key: 'joining', label: joining && say(`portal.joining.${joining}`) },
  ];
  return chips.flatMap(({ key, label }) =>
    label ? [{ key, label, remove: () => put({ [key]: undefined }) }] : [],
  );
}
