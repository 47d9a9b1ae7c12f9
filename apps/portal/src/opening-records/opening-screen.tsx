import '../learners/learners.css';

import { Alert } from '@mantine/core';

import { useAsk } from '../graphql/use-ask.js';
import { NoCommunity } from '../learners/no-community.js';
import { useCommunities } from '../learners/use-communities.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, Empty, Waiting } from '../shell/states.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { BatchState } from './batch-state.js';
import { EnterLines } from './enter-lines.js';
import { OpenBatch } from './open-batch.js';
import { openingRecordsQuery, type OwnBatch } from './opening.graphql.js';

/** What the agency did before the portal: lines in, then LPHQ's word on all of them. */
export function OpeningScreen() {
  const say = useSay();
  const asking = useAsk(openingRecordsQuery, {});
  return (
    <Page
      title={say('portal.opening.title')}
      about={say('portal.opening.about')}
      trail={<PlainLink to="/learners">{say('portal.learner.all')}</PlainLink>}
    >
      <Asked asking={asking} lines={6}>
        {({ openingRecords }) => <Records {...openingRecords} />}
      </Asked>
    </Page>
  );
}

interface RecordsProps {
  readonly openUntil: string;
  readonly isOpen: boolean;
  readonly batches: readonly OwnBatch[];
}

function Records({ openUntil, isOpen, batches }: RecordsProps) {
  const say = useSay();
  const batch = batches.find(({ state }) => state !== 'APPROVED') ?? null;
  const approved = batches.filter(({ state }) => state === 'APPROVED');
  const mayChange =
    batch?.state !== 'SUBMITTED' && (isOpen || (batch !== null && batch.submittedAt !== null));
  return (
    <>
      {isOpen ? (
        <p>
          {say('portal.opening.open-until')} <Day on={openUntil} />
        </p>
      ) : null}
      {!isOpen && batch === null ? (
        <Empty title={say('portal.opening.over')} about={say('portal.opening.over-about')} />
      ) : null}
      {batch === null ? null : (
        <>
          {batch.declineReason === null ? null : (
            <Alert color="red" variant="outline" title={say('portal.opening.declined-title')} my="md">
              <bdi>{batch.declineReason}</bdi>
            </Alert>
          )}
          <OpenBatch batch={batch} mayChange={mayChange} />
        </>
      )}
      {mayChange ? <Entering revision={batch?.revision ?? 0} /> : null}
      {approved.length === 0 ? null : <Approved batches={approved} />}
    </>
  );
}

function Entering({ revision }: { readonly revision: number }) {
  const { choices } = useCommunities();
  if (choices === null) return <Waiting lines={4} />;
  return choices.length === 0 ? <NoCommunity /> : <EnterLines communities={choices} revision={revision} />;
}

function Approved({ batches }: { readonly batches: readonly OwnBatch[] }) {
  const say = useSay();
  return (
    <Section title={say('portal.opening.approved')}>
      <ul className="plain-list">
        {batches.map(({ id, state, decidedAt, learners, completions }) => (
          <li key={id}>
            <BatchState state={state} /> {say('portal.opening.holds', { learners, completions })}{' '}
            {decidedAt === null ? null : <Moment at={decidedAt} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
