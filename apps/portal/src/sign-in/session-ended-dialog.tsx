import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { useSessionKeeper } from './session-provider.js';
import { SignInForm } from './sign-in-form.js';

/** Asks to sign in again over the view at hand, so that nothing typed there is lost. */
export function SessionEndedDialog() {
  const say = useSay();
  const { refresh, forget } = useSessionKeeper();
  return (
    <Dialog title={say('portal.sign-in.ended-title')} busy={false} onClose={() => undefined}>
      <p>{say('portal.sign-in.ended')}</p>
      <SignInForm
        onSignedIn={refresh}
        aside={
          <button type="button" onClick={forget}>
            {say('portal.sign-in.leave')}
          </button>
        }
      />
    </Dialog>
  );
}
