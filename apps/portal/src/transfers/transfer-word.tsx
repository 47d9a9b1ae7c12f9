import { StateWord } from '../shell/state-word.js';
import { useSay } from '../wording/wording.js';

export type TransferState = 'OFFERED' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'REFUSED' | 'EXECUTED';

const TONE = {
  OFFERED: 'wait',
  ACCEPTED: 'wait',
  EXECUTED: 'good',
  DECLINED: 'quiet',
  WITHDRAWN: 'quiet',
  REFUSED: 'bad',
} as const;

/** Where a transfer stands, and why it came to nothing. */
export function TransferWord({
  state,
  note,
}: {
  readonly state: TransferState;
  readonly note: string | null;
}) {
  const say = useSay();
  return (
    <>
      <StateWord tone={TONE[state]}>{say(`portal.transfers.state.${state}`)}</StateWord>
      {note === null ? null : <div dir="auto">{note}</div>}
    </>
  );
}
