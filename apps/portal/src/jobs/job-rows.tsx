import { Group, NativeSelect, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import { type Column, DataTable } from '../shell/data-table.js';
import { FilterChips } from '../shell/filter-chips.js';
import { PlainLink } from '../shell/links.js';
import { Pager } from '../shell/pager.js';
import { StateWord } from '../shell/state-word.js';
import { Empty } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { RESULTS } from './job-search.js';
import { type Job, type JobRow, RESULT_TONE } from './jobs.js';

const route = getRouteApi('/door/jobs/$jobId');

/** A page of the job's learners, all of them or those of one result. */
export function JobRows({ rows }: { readonly rows: Job['rows'] }) {
  const { after } = route.useSearch();
  const go = route.useNavigate();
  const { totalCount, edges, pageInfo } = rows;
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  const move = (place: string | undefined) =>
    void go({ search: (now) => ({ ...now, after: place }), resetScroll: false });
  return (
    <Stack gap="md">
      <ResultFilter />
      {edges.length === 0 ? <NoneOfThese /> : <RowTable rows={edges.map(({ node }) => node)} />}
      <Pager
        total={totalCount}
        shown={edges.length}
        isFirst={after === undefined}
        first={() => move(undefined)}
        next={next === null ? null : () => move(next)}
      />
    </Stack>
  );
}

function ResultFilter() {
  const say = useSay();
  const { only } = route.useSearch();
  const go = route.useNavigate();
  const put = (result: (typeof RESULTS)[number] | undefined) =>
    void go({ search: { only: result }, replace: true, resetScroll: false });
  const chips =
    only === undefined
      ? []
      : [{ key: 'only', label: say(`portal.jobs.result.${only}`), remove: () => put(undefined) }];
  return (
    <>
      <Group>
        <NativeSelect
          label={say('portal.jobs.result')}
          value={only ?? ''}
          onChange={({ currentTarget }) => put(RESULTS.find((each) => each === currentTarget.value))}
          data={[
            { value: '', label: say('portal.jobs.any-result') },
            ...RESULTS.map((value) => ({ value, label: say(`portal.jobs.result.${value}`) })),
          ]}
        />
      </Group>
      <FilterChips chips={chips} />
    </>
  );
}

function RowTable({ rows }: { readonly rows: readonly JobRow[] }) {
  const say = useSay();
  const columns: Column<JobRow>[] = [
    {
      key: 'learner',
      title: say('portal.jobs.learner'),
      isHead: true,
      cell: ({ learner }) => (
        <PlainLink to="/learners/$learnerId" params={{ learnerId: learner.id }}>
          <bdi>{learner.displayName}</bdi>
        </PlainLink>
      ),
    },
    {
      key: 'result',
      title: say('portal.jobs.result'),
      cell: ({ result }) => (
        <StateWord tone={RESULT_TONE[result]}>{say(`portal.jobs.result.${result}`)}</StateWord>
      ),
    },
    { key: 'message', title: say('portal.jobs.reason'), cell: ({ message }) => message ?? '–' },
  ];
  return (
    <DataTable caption={say('portal.jobs.rows')} columns={columns} rows={rows} keyOf={({ n }) => String(n)} />
  );
}

function NoneOfThese() {
  const say = useSay();
  return <Empty title={say('portal.jobs.none-of-these')} />;
}
