import { Button, Paper, Text } from '@mantine/core';

import { useAct } from '../graphql/use-act.js';
import type { Badge } from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { StateWord } from '../shell/state-word.js';
import { Refused } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { noteHolderTold } from './badges.graphql.js';

interface HolderNoticeProps {
  readonly badge: Pick<Badge, 'id' | 'notice'>;
  reload(): void;
}

/** Whether the holder knows what became of the badge. Where no mail could tell them, somebody has to. */
export function HolderNotice({ badge: { id, notice }, reload }: HolderNoticeProps) {
  const say = useSay();
  if (notice === null || notice.state === 'OVERTAKEN') return null;
  if (notice.state === 'NO_ADDRESS' || notice.state === 'REFUSED')
    return <ToBeTold badgeId={id} notice={{ ...notice, state: notice.state }} reload={reload} />;
  return (
    <Text mt="sm">
      {say(`portal.notice.${notice.state}`)}{' '}
      {notice.settledAt === null ? null : <Moment at={notice.settledAt} />}
    </Text>
  );
}

interface ToBeToldProps {
  readonly badgeId: string;
  readonly notice: Omit<NonNullable<Badge['notice']>, 'state'> & {
    readonly state: 'NO_ADDRESS' | 'REFUSED';
  };
  reload(): void;
}

function ToBeTold({ badgeId, notice, reload }: ToBeToldProps) {
  const say = useSay();
  const may = useMay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(noteHolderTold, 'HolderTold');
  const told = async () => {
    if ((await act({ badgeId })) !== null) announce('portal.notice.told-done');
  };
  return (
    <Paper withBorder p="md" mt="sm">
      <StateWord tone="warn">{say(`portal.notice.tell.${notice.about}`)}</StateWord>
      <Text my="xs">{say(`portal.notice.${notice.state}`)}</Text>
      {refusal === null ? null : <Refused refusal={refusal} onRetry={reload} />}
      {may('tell-holder') ? (
        <Button variant="default" loading={busy} onClick={() => void told()}>
          {say('portal.notice.note')}
        </Button>
      ) : null}
    </Paper>
  );
}
