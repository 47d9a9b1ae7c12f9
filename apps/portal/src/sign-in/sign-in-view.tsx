import { View } from '../shell/view.js';
import { useSay } from '../wording/wording.js';
import { useSessionKeeper } from './session-provider.js';
import { SignInForm } from './sign-in-form.js';

/** What everybody without a session sees, whatever the address; after sign-in that address opens. */
export function SignInView() {
  const say = useSay();
  const { refresh } = useSessionKeeper();
  return (
    <View title={say('portal.sign-in.title')}>
      <div className="narrow">
        <p>{say('portal.sign-in.intro')}</p>
        <SignInForm onSignedIn={refresh} />
      </div>
    </View>
  );
}
