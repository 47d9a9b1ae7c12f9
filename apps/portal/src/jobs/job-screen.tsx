import { getRouteApi } from '@tanstack/react-router';

import { useAsk } from '../graphql/use-ask.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, UnknownPage } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { CancelJobDialog } from './cancel-job-dialog.js';
import { JobActs } from './job-acts.js';
import { JobProgress } from './job-progress.js';
import { JobRows } from './job-rows.js';
import { useJobTitle } from './job-title.js';
import { jobQuery } from './jobs.graphql.js';
import { isOver, soonUnless } from './jobs.js';

const PAGE = 25;
const route = getRouteApi('/door/jobs/$jobId');

/** How far a job is and what became of each of its learners. It goes on without anybody looking. */
export function JobScreen() {
  const say = useSay();
  const titleOf = useJobTitle();
  const { jobId } = route.useParams();
  const { only, after, dialog } = route.useSearch();
  const go = route.useNavigate();
  const close = () =>
    void go({ search: (now) => ({ ...now, dialog: undefined }), replace: true, resetScroll: false });
  const asking = useAsk(
    jobQuery,
    { id: jobId, first: PAGE, after: after ?? null, only: only ?? null },
    { every: (data) => soonUnless(data === null || data.job === null || isOver(data.job)) },
  );
  const job = asking.data?.job;
  if (job === null) return <UnknownPage about={say('portal.jobs.unknown')} />;
  const title = job === undefined ? say('portal.jobs.job') : titleOf(job);
  return (
    <Page title={title} trail={<Trail />}>
      <Asked asking={asking}>
        {() =>
          job === undefined ? null : (
            <>
              <Section
                title={say('portal.jobs.progress')}
                actions={<JobActs job={job} reload={asking.reload} />}
              >
                <JobProgress job={job} />
              </Section>
              <Section title={say('portal.jobs.rows')}>
                <JobRows rows={job.rows} />
              </Section>
            </>
          )
        }
      </Asked>
      {dialog === 'cancel' && job?.mayCancel ? (
        <CancelJobDialog job={job} reload={asking.reload} onClose={close} />
      ) : null}
    </Page>
  );
}

function Trail() {
  const say = useSay();
  return <PlainLink to="/jobs">{say('portal.jobs.all')}</PlainLink>;
}
