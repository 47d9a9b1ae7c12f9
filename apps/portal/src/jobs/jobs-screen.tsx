import { useAsk } from '../graphql/use-ask.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { StateWord } from '../shell/state-word.js';
import { Asked, Empty } from '../shell/states.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { useJobTitle } from './job-title.js';
import { jobsQuery } from './jobs.graphql.js';
import { isOver, type ListedJob, soonUnless, STATE_TONE } from './jobs.js';

/** What was done for many learners at once, the newest first; what runs is seen to run. */
export function JobsScreen() {
  const say = useSay();
  const asking = useAsk(jobsQuery, {}, { every: (data) => soonUnless(data?.jobs.every(isOver) ?? true) });
  return (
    <Page title={say('portal.jobs.title')} about={say('portal.jobs.about')}>
      <Asked asking={asking}>
        {({ jobs }) => (jobs.length === 0 ? <NoneYet /> : <JobTable jobs={jobs} />)}
      </Asked>
    </Page>
  );
}

function JobTable({ jobs }: { readonly jobs: readonly ListedJob[] }) {
  const say = useSay();
  const titleOf = useJobTitle();
  const columns: Column<ListedJob>[] = [
    {
      key: 'title',
      title: say('portal.jobs.job'),
      isHead: true,
      cell: (job) => (
        <PlainLink to="/jobs/$jobId" params={{ jobId: job.id }}>
          {titleOf(job)}
        </PlainLink>
      ),
    },
    {
      key: 'state',
      title: say('portal.jobs.state'),
      cell: ({ state }) => (
        <StateWord tone={STATE_TONE[state]}>{say(`portal.jobs.state.${state}`)}</StateWord>
      ),
    },
    {
      key: 'done',
      title: say('portal.jobs.done'),
      isNumber: true,
      cell: ({ done, total }) => say('portal.jobs.done-of', { done, total }),
    },
    {
      key: 'refused',
      title: say('portal.jobs.refused'),
      isNumber: true,
      cell: (job) => <Refusals job={job} />,
    },
    { key: 'by', title: say('portal.jobs.started-by'), cell: ({ startedBy }) => <bdi>{startedBy}</bdi> },
    { key: 'at', title: say('portal.jobs.started-at'), cell: ({ startedAt }) => <Moment at={startedAt} /> },
  ];
  return (
    <DataTable caption={say('portal.jobs.title')} columns={columns} rows={jobs} keyOf={({ id }) => id} />
  );
}

/** The number leads to the rows that it counts. */
function Refusals({ job: { id, refused } }: { readonly job: ListedJob }) {
  if (refused === 0) return <>0</>;
  return (
    <PlainLink to="/jobs/$jobId" params={{ jobId: id }} search={{ only: 'REFUSED' }}>
      {refused}
    </PlainLink>
  );
}

function NoneYet() {
  const say = useSay();
  return (
    <Empty
      title={say('portal.jobs.none')}
      about={say('portal.jobs.none-about')}
      action={<PlainLink to="/learners">{say('portal.jobs.to-learners')}</PlainLink>}
    />
  );
}
