import { Anchor, Stack, Text } from '@mantine/core';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { Facts } from '../shell/facts.js';
import { Section } from '../shell/section.js';
import { Asked } from '../shell/states.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { transcriptQuery } from './transfers.graphql.js';

type Transcript = NonNullable<ResultOf<typeof transcriptQuery>['transcript']>;
/** The worker signs within a second or so; a page that is open meanwhile hears of it. */
const LOOK_AGAIN = 2_000;

/** What somebody who came from another agency brought along, and the signed copy of it to save. */
export function TranscriptSection({ learnerId }: { readonly learnerId: string }) {
  const say = useSay();
  const asking = useAsk(
    transcriptQuery,
    { learnerId },
    { every: (data) => (data?.transcript?.signedAt === null ? LOOK_AGAIN : null) },
  );
  return (
    <Section title={say('portal.transfers.transcript')}>
      <Asked asking={asking} lines={3}>
        {({ transcript }) =>
          transcript === null ? null : <Brought transcript={transcript} learnerId={learnerId} />
        }
      </Asked>
    </Section>
  );
}

interface BroughtProps {
  readonly transcript: Transcript;
  readonly learnerId: string;
}

function Brought({ transcript, learnerId }: BroughtProps) {
  const say = useSay();
  const { fromName, edition, enrolledOn, qualifiedOn, madeAt, signedAt, accepted } = transcript;
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          { name: say('portal.transfers.from'), value: <bdi>{fromName}</bdi> },
          { name: say('portal.programme.edition'), value: edition },
          { name: say('portal.learner.enrolled-on'), value: <Day on={enrolledOn} /> },
          {
            name: say('portal.transfers.qualified-there'),
            value: qualifiedOn === null ? say('portal.transfers.not-yet') : <Day on={qualifiedOn} />,
          },
          { name: say('portal.transfers.transcript-made'), value: <Moment at={madeAt} /> },
        ]}
      />
      <Accepted works={accepted} />
      {signedAt === null ? (
        <Text role="status">{say('portal.transfers.transcript-waits')}</Text>
      ) : (
        <>
          <Text size="sm">{say('portal.transfers.transcript-signed', { agency: fromName })}</Text>
          <Anchor href={`/learners/${learnerId}/transcript`} download>
            {say('portal.transfers.transcript-save')}
          </Anchor>
        </>
      )}
    </Stack>
  );
}

function Accepted({ works }: { readonly works: Transcript['accepted'] }) {
  const say = useSay();
  if (works.length === 0) return <Text>{say('portal.transfers.nothing-accepted')}</Text>;
  return (
    <ul aria-label={say('portal.transfers.accepted-there')}>
      {works.map(({ assignment, completedOn, judgedBy }) => (
        <li key={assignment}>
          {say('portal.transfers.assignment', { number: assignment })} · <Day on={completedOn} />
          {judgedBy === null ? null : (
            <>
              {' · '}
              {say('portal.transfers.judged-by')} <bdi>{judgedBy}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
