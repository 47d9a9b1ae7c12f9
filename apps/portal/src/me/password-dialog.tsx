import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { PasswordField } from '../forms/fields.js';
import type { Refusal } from '../graphql/refusal.js';
import { useAnnounce } from '../shell/announcement.js';
import { changePassword } from '../sign-in/session.js';
import { useSession, useSessionKeeper } from '../sign-in/session-provider.js';
import { useLanguage, useSay } from '../wording/wording.js';

const schema = z.object({
  present: z.string().min(1, 'portal.form.missing'),
  password: z.string().min(1, 'portal.form.missing'),
});

/** Changes the password for whoever knows the present one; every other browser is signed out by it. */
export function PasswordDialog() {
  const say = useSay();
  const { email } = useSession().account;
  const { busy, refusal, submit, close } = useChanging();
  return (
    <FormDialog
      title={say('portal.me.change-password')}
      about={say('portal.me.password-about')}
      schema={schema}
      initial={{ present: '', password: '' }}
      submit={say('portal.me.change-password')}
      {...{ busy, refusal }}
      onSubmit={submit}
      onClose={close}
    >
      {/* For password keepers: under which address this password is kept. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="present"
        label={say('portal.me.present-password')}
        autoComplete="current-password"
      />
      <PasswordField
        name="password"
        label={say('portal.me.new-password')}
        hint={say('portal.me.new-password-hint')}
        autoComplete="new-password"
      />
    </FormDialog>
  );
}

function useChanging() {
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { announce } = useAnnounce();
  const { refresh, expire } = useSessionKeeper();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const close = () => void navigate({ to: '/me', search: {} });
  const submit = async ({ present, password }: z.infer<typeof schema>) => {
    setBusy(true);
    const answer = await changePassword(present, password, language);
    setBusy(false);
    if (answer === 'changed') {
      await refresh();
      close();
      return announce('portal.me.password-changed');
    }
    return answer.cause === 'signed-out' ? expire() : setRefusal(besideItsField(answer));
  };
  return { busy, refusal, submit, close };
}

/** A present password that is wrong is told beside its field, as every other fault is. */
function besideItsField(refusal: Refusal): Refusal {
  if (refusal.cause !== 'password-refused' || refusal.message === null) return refusal;
  return { ...refusal, fields: [{ field: 'present', message: refusal.message }] };
}
