import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useClient } from '../graphql/client-provider.js';
import type { ResultOf } from '../graphql/graphql.js';
import { type Refusal, refusalOfAct } from '../graphql/refusal.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { Section } from '../shell/section.js';
import { Asked, Refused } from '../shell/states.js';
import { ActOf } from '../team/act-of.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { endMyOtherSessions, endMySession, mySessionsQuery } from './me.graphql.js';

type MySession = ResultOf<typeof mySessionsQuery>['mySessions'][number];

/** Where one is signed in, and how to end that from here. */
export function SessionsSection() {
  const say = useSay();
  const asking = useAsk(mySessionsQuery, {});
  const others = asking.data?.mySessions.filter(({ current }) => !current).length ?? 0;
  const { busy, refusal, endOthers } = useEndOthers();
  return (
    <Section
      title={say('portal.me.sessions')}
      actions={
        others === 0 ? null : (
          <Button variant="default" loading={busy} onClick={() => void endOthers()}>
            {say('portal.me.end-others', { count: others })}
          </Button>
        )
      }
    >
      {refusal === null ? null : <Refused refusal={refusal} onRetry={asking.reload} />}
      <Asked asking={asking}>{({ mySessions }) => <SessionTable sessions={mySessions} />}</Asked>
    </Section>
  );
}

function SessionTable({ sessions }: { readonly sessions: readonly MySession[] }) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { refusal, act } = useAct(endMySession, 'MySessionEnded');
  const end = async ({ id, device }: MySession) => {
    if ((await act({ sessionId: id })) === null) return;
    announce('portal.me.ended', { device });
    focusHeading();
  };
  const actsOf = (session: MySession) =>
    session.current ? null : (
      <Button variant="default" size="compact-sm" onClick={() => void end(session)}>
        <ActOf act={say('portal.me.end')} whom={session.device} />
      </Button>
    );
  const columns: Column<MySession>[] = [
    { key: 'device', title: say('portal.me.device'), isHead: true, cell: ({ device }) => device },
    {
      key: 'seen',
      title: say('portal.me.last-seen'),
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? <strong>{say('portal.me.here')}</strong> : <Moment at={lastSeenAt} />,
    },
    { key: 'since', title: say('portal.me.since'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { key: 'until', title: say('portal.me.until'), cell: ({ endsAt }) => <Moment at={endsAt} /> },
    ...(sessions.length === 1 ? [] : [{ key: 'acts', title: say('portal.me.acts'), cell: actsOf }]),
  ];
  return (
    <>
      {refusal === null ? null : <Refused refusal={refusal} />}
      <DataTable
        caption={say('portal.me.sessions')}
        columns={columns}
        rows={sessions}
        keyOf={({ id }) => id}
      />
    </>
  );
}

/** An act without an input, so not one of `useAct`. */
function useEndOthers() {
  const client = useClient();
  const answers = useQueryClient();
  const { announce } = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const endOthers = async () => {
    setBusy(true);
    const answer = await client.act(endMyOtherSessions, {});
    setBusy(false);
    if (answer.kind === 'refused') return setRefusal(refusalOfAct(answer));
    await answers.invalidateQueries();
    announce('portal.me.others-ended', { count: answer.data.endMyOtherSessions.count });
    return focusHeading();
  };
  return { busy, refusal, endOthers };
}

/** The button that was pressed is gone with what it ended. */
function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}
