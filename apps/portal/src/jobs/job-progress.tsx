import { Progress, Stack, Text } from '@mantine/core';

import { Facts } from '../shell/facts.js';
import { StateWord } from '../shell/state-word.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { isOver, type Job, percentOf, STATE_TONE } from './jobs.js';

/** The bar and its numbers. A reader is told the end, not every step on the way. */
export function JobProgress({ job }: { readonly job: Job }) {
  const say = useSay();
  const { state, done, total, succeeded, refused, startedBy, startedAt, finishedAt } = job;
  const counted = say('portal.jobs.done-of', { done, total });
  return (
    <Stack gap="md">
      <Progress.Root size="xl">
        <Progress.Section
          value={percentOf(job)}
          aria-label={say('portal.jobs.progress')}
          aria-valuetext={counted}
        />
      </Progress.Root>
      <Text fw={600}>
        <StateWord tone={STATE_TONE[state]}>{say(`portal.jobs.state.${state}`)}</StateWord> {counted}
      </Text>
      <Text role="status">
        {isOver(job) ? say('portal.jobs.over', { succeeded, refused }) : say('portal.jobs.may-leave')}
      </Text>
      <Facts
        facts={[
          { name: say('portal.jobs.succeeded'), value: succeeded },
          { name: say('portal.jobs.refused'), value: refused },
          { name: say('portal.jobs.started-by'), value: startedBy },
          { name: say('portal.jobs.started-at'), value: <Moment at={startedAt} /> },
          {
            name: say('portal.jobs.finished-at'),
            value: finishedAt === null ? null : <Moment at={finishedAt} />,
          },
        ]}
      />
    </Stack>
  );
}
