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
import type { Job } from './jobs.js';

interface JobActsProps {
  readonly job: Job;
  reload(): void;
}

/** Cancel while it runs; undo its badges while nobody was told of them. */
export function JobActs({ job, reload }: JobActsProps) {
  const may = useMay();
  return (
    <Stack gap="sm" align="flex-end">
      {job.mayCancel ? <CancelLink id={job.id} /> : null}
      {job.undoUntil !== null && may('revoke-badge') ? (
        <Undo id={job.id} count={job.succeeded} until={job.undoUntil} onOver={reload} />
      ) : null}
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

interface UndoProps {
  readonly id: string;
  readonly count: number;
  /** An instant of the server's. */
  readonly until: string;
  onOver(): void;
}

/** Begins a job that undoes this one, and goes to it. */
function Undo({ id, count, until, onOver }: UndoProps) {
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
          {say('portal.jobs.undo', { count, time: timeOf(until) })}
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
