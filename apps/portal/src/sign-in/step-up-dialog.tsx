import { useState } from 'react';
import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { PasswordField } from '../forms/fields.js';
import type { Refusal } from '../graphql/refusal.js';
import { useSay } from '../wording/wording.js';
import { useSessionKeeper } from './session-provider.js';

const schema = z.object({ password: z.string().min(1, 'portal.form.missing') });

interface StepUpDialogProps {
  prove(password: string): Promise<'stepped-up' | Refusal>;
  settle(proved: boolean): void;
}

/** Asks for the password over the page at hand; the act that wants it goes on afterwards, with what was typed. */
export function StepUpDialog({ prove, settle }: StepUpDialogProps) {
  const say = useSay();
  const { expire } = useSessionKeeper();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const submit = async ({ password }: z.infer<typeof schema>) => {
    setBusy(true);
    const told = await prove(password);
    setBusy(false);
    if (told === 'stepped-up') return settle(true);
    if (told.cause !== 'signed-out') return setRefusal(told);
    settle(false);
    return expire();
  };
  return (
    <FormDialog
      title={say('portal.step-up.title')}
      about={say('portal.step-up.about')}
      schema={schema}
      initial={{ password: '' }}
      submit={say('portal.step-up.submit')}
      {...{ busy, refusal }}
      onSubmit={submit}
      onClose={() => settle(false)}
    >
      <PasswordField name="password" label={say('portal.sign-in.password')} autoComplete="current-password" />
    </FormDialog>
  );
}
