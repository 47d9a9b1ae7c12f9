import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { useMay } from '../sign-in/session-provider.js';
import { timeOf } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import { type BadgeFacts, type BadgeState, undoBadge } from './badges.graphql.js';

interface UndoActProps {
  readonly badge: BadgeFacts;
  reload(): Promise<void>;
  onDone(undone: { readonly badge: { readonly state: BadgeState } }): void;
}

/** Undoes without asking twice: a new badge can be issued at once, and nobody was told of this one. */
export function UndoAct({ badge, reload, onDone }: UndoActProps) {
  const say = useSay();
  const may = useMay();
  const { run, busy, refusal } = useAct(undoBadge);
  if (badge.undoUntil === null || !may('revoke-badge')) return null;

  return (
    <Form
      submit={say('portal.badges.undo', { time: timeOf(badge.undoUntil) })}
      {...{ busy, refusal }}
      onSubmit={() => void run({ badgeId: badge.id }, onDone)}
      onReload={() => void reload()}
    >
      <p>{say('portal.badges.undo-about')}</p>
    </Form>
  );
}
