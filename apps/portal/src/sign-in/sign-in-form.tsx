import { type ReactNode, useState } from 'react';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { PasswordField, TextField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import type { Refusal } from '../graphql/refusal.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { signIn } from './session.js';
import { useSessionKeeper } from './session-provider.js';

const schema = z.object({ email: needed(), password: z.string().min(1, 'portal.form.missing') });

/** Address and password. What is refused is refused in the same words, whoever asks. */
export function SignInForm({ aside }: { readonly aside?: ReactNode }) {
  const say = useSay();
  const { language } = useLanguage();
  const { refresh } = useSessionKeeper();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const submit = async ({ email, password }: z.infer<typeof schema>) => {
    setBusy(true);
    const answer = await signIn(email, password, language);
    if (answer === 'signed-in') await refresh();
    else setRefusal(answer);
    setBusy(false);
  };
  return (
    <ActForm
      schema={schema}
      initial={{ email: '', password: '' }}
      submit={say('portal.sign-in.submit')}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      aside={aside}
    >
      <TextField
        name="email"
        type="email"
        label={say('portal.sign-in.email')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField name="password" label={say('portal.sign-in.password')} autoComplete="current-password" />
    </ActForm>
  );
}
