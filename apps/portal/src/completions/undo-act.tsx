import { Button } from '@mantine/core';

import { useAct } from '../graphql/use-act.js';
import type { Completion } from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { Refused } from '../shell/states.js';
import { timeOf } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import { undoCompletion } from './completions.graphql.js';

/** Undoes the last act on an assignment without asking twice: it can be done again at once. */
export function UndoAct({ completion }: { readonly completion: Completion }) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(undoCompletion, 'CompletionUndone');
  const { id, assignment: number, state, undoUntil } = completion;
  if (undoUntil === null) return null;
  const undo = async () => {
    const done = await act({ completionId: id });
    if (done !== null) announce(`portal.completions.undone.${done.act}`, { number });
  };
  return (
    <div>
      {refusal === null ? null : <Refused refusal={refusal} />}
      <Button variant="subtle" size="sm" loading={busy} onClick={() => void undo()}>
        {say(`portal.completions.undo.${state}`, { number, time: timeOf(undoUntil) })}
      </Button>
    </div>
  );
}
