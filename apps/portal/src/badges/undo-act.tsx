import { Button, Group, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';

import { useAct } from '../graphql/use-act.js';
import type { Badge } from '../learner/learner.js';
import { Refused } from '../shell/states.js';
import { timeOf } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import { undoBadge } from './badges.graphql.js';
import { clockOf, secondsUntil } from './remaining.js';

interface UndoActProps {
  readonly badgeId: string;
  /** An instant of the server's. */
  readonly until: string;
  onDone(state: Badge['state']): void;
  /** The time is over: the badge stands otherwise now. */
  onOver(): void;
}

/** Undoes without asking twice: a new badge can be issued at once, and nobody was told of this one. */
export function UndoAct({ badgeId, until, onDone, onOver }: UndoActProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(undoBadge, 'BadgeUndone', 'BadgeWithdrawn');
  const left = useSecondsUntil(until, onOver);
  const undo = async () => {
    const done = await act({ badgeId });
    if (done !== null) onDone(done.badge.state);
  };
  return (
    <div>
      {refusal === null ? null : <Refused refusal={refusal} onRetry={onOver} />}
      <Text mb="xs">{say('portal.badges.undo-about')}</Text>
      <Group gap="sm">
        <Button variant="default" loading={busy} onClick={() => void undo()}>
          {say('portal.badges.undo', { time: timeOf(until) })}
        </Button>
        <span className="undo-clock" aria-hidden="true">
          {clockOf(left)}
        </span>
      </Group>
    </div>
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
