import { Progress } from '@mantine/core';

import { useAsk } from '../graphql/use-ask.js';
import { useJobTitle } from '../jobs/job-title.js';
import { jobsQuery } from '../jobs/jobs.graphql.js';
import { isOver, type ListedJob, percentOf, soonUnless, STATE_TONE } from '../jobs/jobs.js';
import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { StateWord } from '../shell/state-word.js';
import { Refused } from '../shell/states.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';

/** So many that are over are shown beside those that run. */
const RECENT = 5;

/** What runs for many learners, and what ended last. Nothing, where the agency has done nothing for many yet. */
export function RunningSection() {
  const say = useSay();
  const { data, refusal, reload } = useAsk(
    jobsQuery,
    {},
    { every: (known) => soonUnless(known?.jobs.every(isOver) ?? true) },
  );
  if (refusal !== null && data === null) return <Refused refusal={refusal} onRetry={reload} />;
  const jobs = data?.jobs ?? [];
  if (jobs.length === 0) return null;
  const over = jobs.filter(isOver).slice(0, RECENT);
  return (
    <Section
      title={say('portal.home.jobs')}
      actions={<PlainLink to="/jobs">{say('portal.home.all-jobs')}</PlainLink>}
    >
      <ul className="job-lines">
        {[...jobs.filter((job) => !isOver(job)), ...over].map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </ul>
    </Section>
  );
}

function JobLine({ job }: { readonly job: ListedJob }) {
  const say = useSay();
  const titleOf = useJobTitle();
  const { id, state, done, total, refused, startedBy, startedAt } = job;
  return (
    <li>
      <PlainLink to="/jobs/$jobId" params={{ jobId: id }}>
        {titleOf(job)}
      </PlainLink>
      <span>
        <StateWord tone={STATE_TONE[state]}>{say(`portal.jobs.state.${state}`)}</StateWord>{' '}
        {say('portal.home.job-counts', { done, total, refused })}
      </span>
      {isOver(job) ? null : <Progress value={percentOf(job)} aria-label={titleOf(job)} />}
      <span className="job-who">
        <bdi>{startedBy}</bdi>, <Moment at={startedAt} />
      </span>
    </li>
  );
}
