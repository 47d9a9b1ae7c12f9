import { type ReactNode, useState } from 'react';

import { TextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { textOf } from '../forms/values.js';
import type { Refusal } from '../graphql/refusal.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { signIn } from './session.js';

interface SignInFormProps {
  readonly aside?: ReactNode;
  onSignedIn(): Promise<void>;
}

export function SignInForm({ aside, onSignedIn }: SignInFormProps) {
  const say = useSay();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Refusal | null>(null);

  const submit = async (values: FormData) => {
    setBusy(true);
    const password = values.get('password');
    const told = await signIn(
      textOf(values, 'email'),
      typeof password === 'string' ? password : '',
      language,
    );
    if (told === 'signed-in') await onSignedIn();
    else setAnswer(told);
    setBusy(false);
  };

  return (
    <Form
      submit={say('portal.sign-in.submit')}
      busy={busy}
      refusal={answer}
      onSubmit={(values) => void submit(values)}
      aside={aside}
    >
      <TextField
        name="email"
        type="email"
        label={say('portal.sign-in.email')}
        autoComplete="username"
        required
      />
      <TextField
        name="password"
        type="password"
        label={say('portal.sign-in.password')}
        autoComplete="current-password"
        required
      />
    </Form>
  );
}
