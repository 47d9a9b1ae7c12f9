import { ButtonLink } from '../shell/links.js';
import { Empty } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';

/** Nobody is enrolled while there is no community to serve. */
export function NoCommunity() {
  const say = useSay();
  const may = useMay();
  return (
    <Empty
      title={say('portal.learners.no-community')}
      {...(!may('register-community') && { about: say('portal.learners.ask-for-community') })}
      action={
        may('register-community') ? (
          <ButtonLink to="/communities" search={{ dialog: 'register' }}>
            {say('portal.communities.register-link')}
          </ButtonLink>
        ) : undefined
      }
    />
  );
}
