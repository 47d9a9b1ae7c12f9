import { Button, Group, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';

import { clockOf, secondsUntil } from '../badges/remaining.js';
import { useAct } from '../graphql/use-act.js';
import { ButtonLink } from '../shell/links.js';
import { Refused } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { timeOf } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import { undoJob } from './jobs.graphql.js';
import { type Job, undoOf } from './jobs.js';

interface JobActsProps {
  readonly job: Job;
  reload(): void;
}

/** Cancel while it runs; undo what it did while that can be undone. */
export function JobActs({ job, reload }: JobActsProps) {
  const undo = undoOf(job, useMay());
  return (
    <Stack gap="sm" align="flex-end">
      {job.mayCancel ? <CancelLink id={job.id} /> : null}
      {undo === null ? null : <Undo {...undo} id={job.id} count={job.succeeded} onOver={reload} />}
    </Stack>
  );
}

function CancelLink({ id }: { readonly id: string }) {
  const say = useSay();
  return (
    <ButtonLink
      to="/jobs/$jobId"
      params={{ jobId: id }}
      search={(now) => ({ ...now, dialog: 'cancel' as const })}
      resetScroll={false}
      variant="default"
    >
      {say('portal.jobs.cancel')}
    </ButtonLink>
  );
}

interface UndoProps extends NonNullable<ReturnType<typeof undoOf>> {
  readonly id: string;
  readonly count: number;
  onOver(): void;
}

/** Begins a job that undoes this one, and goes to it. */
function Undo({ id, kind, count, until, onOver }: UndoProps) {
  const say = useSay();
  const go = useNavigate();
  const { act, busy, refusal } = useAct(undoJob, 'JobStarted');
  const left = useSecondsUntil(until, onOver);
  const undo = async () => {
    const started = await act({ jobId: id });
    if (started !== null) await go({ to: '/jobs/$jobId', params: { jobId: started.job.id } });
  };
  return (
    <>
      {refusal === null ? null : <Refused refusal={refusal} onRetry={onOver} />}
      <Group gap="sm">
        <Button variant="default" loading={busy} onClick={() => void undo()}>
          {say(`portal.jobs.undo.${kind}`, { count, time: timeOf(until) })}
        </Button>
        <span className="undo-clock" aria-hidden="true">
          {clockOf(left)}
        </span>
      </Group>
    </>
  );
}

/** Counts down once a second, for the eye; the server decides when it is over. */
function useSecondsUntil(until: string, onOver: () => void): number {
  const [left, setLeft] = useState(() => secondsUntil(until));
  const over = useEffectEvent(onOver);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = secondsUntil(until);
      setLeft(now);
      if (now > 0) return;
      clearInterval(timer);
      over();
    }, 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}
