import { useState } from 'react';

import { TextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import type { Refusal } from '../graphql/refusal.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { useSessionKeeper } from './session-provider.js';

interface StepUpDialogProps {
  prove(password: string): Promise<'stepped-up' | Refusal>;
  settle(proved: boolean): void;
}

/** Asks for the password over the view at hand; the act that wants it goes on afterwards, with what was typed. */
export function StepUpDialog({ prove, settle }: StepUpDialogProps) {
  const say = useSay();
  const { expire } = useSessionKeeper();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const submit = async (values: FormData) => {
    const password = values.get('password');
    setBusy(true);
    const told = await prove(typeof password === 'string' ? password : '');
    setBusy(false);
    if (told === 'stepped-up') return settle(true);
    if (told.cause !== 'signed-out') return setRefusal(told);
    settle(false);
    return expire();
  };

  return (
    <Dialog title={say('portal.step-up.title')} busy={busy} onClose={() => settle(false)}>
      <p>{say('portal.step-up.about')}</p>
      <Form
        submit={say('portal.step-up.submit')}
        {...{ busy, refusal }}
        onSubmit={(values) => void submit(values)}
        aside={
          <button type="button" onClick={() => (busy ? undefined : settle(false))}>
            {say('portal.cancel')}
          </button>
        }
      >
        <TextField
          name="password"
          type="password"
          label={say('portal.sign-in.password')}
          autoComplete="current-password"
          required
        />
      </Form>
    </Dialog>
  );
}
