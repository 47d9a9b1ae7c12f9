import '../learners/learners.css';

import { getRouteApi } from '@tanstack/react-router';

import { useAsk } from '../graphql/use-ask.js';
import { BatchState } from '../opening-records/batch-state.js';
import { EntriesTable } from '../opening-records/entries-table.js';
import { type OpenedBatch, openingBatchQuery } from '../opening-records/opening.graphql.js';
import { Facts } from '../shell/facts.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, UnknownPage } from '../shell/states.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { RecordsDialogs } from './records-dialogs.js';

const PAGE = 25;
const route = getRouteApi('/door/approvals/records/$batchId');

/** One batch of earlier records, for LPHQ to read line by line and to answer as a whole. */
export function RecordsScreen() {
  const { batchId } = route.useParams();
  const { after } = route.useSearch();
  const asking = useAsk(openingBatchQuery, { id: batchId, first: PAGE, after: after ?? null });
  return (
    <Asked asking={asking} lines={6}>
      {({ openingBatch }) => (openingBatch === null ? <UnknownPage /> : <Batch batch={openingBatch} />)}
    </Asked>
  );
}

function Batch({ batch }: { readonly batch: OpenedBatch }) {
  const say = useSay();
  const { after } = route.useSearch();
  const navigate = route.useNavigate();
  const { agencyName, state, submittedAt, learners, completions, declineReason } = batch;
  return (
    <Page
      title={say('portal.opening.of-agency', { agency: agencyName })}
      about={say('portal.opening.decide-about')}
      trail={<PlainLink to="/approvals">{say('portal.approvals.title')}</PlainLink>}
      actions={state === 'SUBMITTED' ? <Acts batch={batch} /> : undefined}
    >
      <Section title={say('portal.opening.batch')} actions={<BatchState state={state} />}>
        <Facts
          facts={[
            { name: say('portal.opening.learners'), value: learners },
            { name: say('portal.opening.completions'), value: completions },
            {
              name: say('portal.approvals.asked'),
              value: submittedAt === null ? null : <Moment at={submittedAt} />,
            },
            { name: say('portal.approvals.reason'), value: declineReason },
          ]}
        />
        <EntriesTable
          entries={batch.entries}
          after={after}
          onPage={(next) => void navigate({ search: (now) => ({ ...now, after: next }) })}
        />
      </Section>
      <RecordsDialogs batch={batch} />
    </Page>
  );
}

function Acts({ batch: { id, learners } }: { readonly batch: OpenedBatch }) {
  const say = useSay();
  const params = { batchId: id };
  return (
    <>
      <ButtonLink
        to="/approvals/records/$batchId"
        params={params}
        search={(now) => ({ ...now, dialog: 'approve' as const })}
        resetScroll={false}
      >
        {say('portal.opening.approve', { count: learners })}
      </ButtonLink>
      <ButtonLink
        variant="default"
        to="/approvals/records/$batchId"
        params={params}
        search={(now) => ({ ...now, dialog: 'decline' as const })}
        resetScroll={false}
      >
        {say('portal.opening.decline')}
      </ButtonLink>
    </>
  );
}
