import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

import type { Refusal } from '../graphql/refusal.js';
import { Dialog } from '../shell/dialog.js';
import { Refused } from '../shell/states.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { extendSession, signOut } from './session.js';
import { useSessionKeeper } from './session-provider.js';
import { isFinal, leftOf, type Span } from './span.js';

interface TimeOutDialogProps {
  readonly ending: Span;
  take(span: Span): void;
}

/** Warns two minutes before a session ends, and lets its reader go on where that can be. Nothing typed is touched. */
export function TimeOutDialog({ ending, take }: TimeOutDialogProps) {
  const say = useSay();
  const { language } = useLanguage();
  const { expire, forget } = useSessionKeeper();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const stay = async () => {
    setBusy(true);
    const answer = await extendSession(language);
    setBusy(false);
    if (!('cause' in answer)) return take(answer);
    return answer.cause === 'signed-out' ? expire() : setRefusal(answer);
  };
  const leave = async () => {
    if (await signOut()) forget();
  };
  const final = isFinal(ending);
  return (
    <Dialog title={say('portal.time-out.title')} busy onClose={() => undefined}>
      {refusal === null ? null : <Refused refusal={refusal} />}
      <Text mb="sm">{say(final ? 'portal.time-out.final' : 'portal.time-out.about')}</Text>
      <Countdown key={ending.now} from={leftOf(ending)} />
      <Group gap="sm" mt="md">
        {final ? null : (
          <Button data-autofocus loading={busy} onClick={() => void stay()}>
            {say('portal.time-out.stay')}
          </Button>
        )}
        <Button variant="default" {...(final && { 'data-autofocus': true })} onClick={() => void leave()}>
          {say('portal.time-out.leave')}
        </Button>
      </Group>
    </Dialog>
  );
}

/** Seen, not read out: a reader that speaks would hear nothing else. */
function Countdown({ from }: { readonly from: number }) {
  const [end] = useState(() => performance.now() + from);
  const [left, setLeft] = useState(from);
  useEffect(() => {
    const ticking = window.setInterval(() => setLeft(Math.max(0, end - performance.now())), 1_000);
    return () => window.clearInterval(ticking);
  }, [end]);
  const seconds = Math.ceil(left / 1_000);
  return (
    <Text className="number" size="xl" fw={700} aria-hidden="true">
      {`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}
    </Text>
  );
}
