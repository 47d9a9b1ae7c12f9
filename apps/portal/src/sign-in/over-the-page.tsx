import { SessionEndedDialog } from './session-ended-dialog.js';
import { useSessionKeeper } from './session-provider.js';
import { StepUpDialog } from './step-up-dialog.js';
import { TimeOutDialog } from './time-out-dialog.js';

/** What the session asks of its reader over whatever page is open: the password, to stay, to sign in again. */
export function OverThePage() {
  const { state, presence, ending, lasts } = useSessionKeeper();
  return (
    <>
      {presence ? <StepUpDialog {...presence} /> : null}
      {ending === null ? null : <TimeOutDialog ending={ending} take={lasts} />}
      {state.kind === 'signed-in' && state.ended ? <SessionEndedDialog /> : null}
    </>
  );
}
