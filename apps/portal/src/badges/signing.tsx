import { Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';

import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { badgeStateQuery } from './badges.graphql.js';

const EVERY_MILLISECONDS = 1_000;
/** A signature takes well under a second; after half a minute the reader deserves to know that it is late. */
const LATE_MILLISECONDS = 30_000;

interface SigningProps {
  readonly badgeId: string;
  onSigned(): void;
}

/** Waits for the signature of a prepared badge; when it is there, says so and has the badge read anew. */
export function Signing({ badgeId, onSigned }: SigningProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const isLate = useIsLate();
  const { data } = useAsk(badgeStateQuery, { id: badgeId }, { every: untilItMoves });
  const state = data?.badge?.state ?? 'PREPARED';
  const moved = useEffectEvent(() => {
    onSigned();
    if (state === 'ISSUED') announce('portal.badges.issued-done');
  });
  useEffect(() => {
    if (state !== 'PREPARED') moved();
  }, [state]);
  return <Text role="status">{say(isLate ? 'portal.badges.signing-slow' : 'portal.badges.signing')}</Text>;
}

function untilItMoves(data: { readonly badge: { readonly state: string } | null } | null): number | null {
  return (data?.badge?.state ?? 'PREPARED') === 'PREPARED' ? EVERY_MILLISECONDS : null;
}

function useIsLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}
