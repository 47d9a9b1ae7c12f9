import { useNavigate } from '@tanstack/react-router';

import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { registerCommunity } from './communities.graphql.js';
import { CommunityForm, type CommunityValues } from './community-form.js';

/** Registers a community and says that it is there. */
export function RegisterDialog() {
  const say = useSay();
  const go = useNavigate({ from: '/communities' });
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(registerCommunity, 'CommunityRegistered');
  const close = () =>
    go({ search: (now) => ({ ...now, dialog: undefined }), resetScroll: false, replace: true });

  const register = async (values: CommunityValues) => {
    const done = await act(values);
    if (done === null) return;
    await close();
    announce('portal.communities.registered-done', { name: done.community.name });
  };
  return (
    <Dialog title={say('portal.communities.register-title')} busy={busy} onClose={() => void close()}>
      <CommunityForm
        submit={say('portal.communities.register')}
        busy={busy}
        refusal={refusal}
        onSubmit={register}
        onCancel={() => void close()}
      />
    </Dialog>
  );
}
