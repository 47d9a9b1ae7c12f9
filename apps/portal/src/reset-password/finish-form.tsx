import { Paper } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { PasswordField } from '../forms/fields.js';
import type { Refusal } from '../graphql/refusal.js';
import { Page } from '../shell/page.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { finishReset } from './reset-door.js';

const schema = z.object({ password: z.string().min(1, 'portal.form.missing') });

interface FinishFormProps {
  readonly token: string;
  onSet(): void;
  /** The link opens nothing any more. */
  onGone(): void;
}

/** Chooses a new password. Its length is the server’s to judge: the token stays good where it is too short. */
export function FinishForm({ token, onSet, onGone }: FinishFormProps) {
  const say = useSay();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async ({ password }: z.infer<typeof schema>) => {
    setBusy(true);
    const answer = await finishReset(token, password, language);
    setBusy(false);
    if (answer === 'set') return onSet();
    return answer.cause === 'reset-refused' ? onGone() : setRefusal(answer);
  };
  return (
    <div className="narrow">
      <Paper p="xl" className="section">
        <Page title={say('portal.reset.title')} about={say('portal.reset.about')}>
          <ActForm
            schema={schema}
            initial={{ password: '' }}
            submit={say('portal.reset.choose')}
            {...{ busy, refusal }}
            onSubmit={submit}
          >
            <PasswordField
              name="password"
              label={say('portal.me.new-password')}
              hint={say('portal.me.new-password-hint')}
              autoComplete="new-password"
            />
          </ActForm>
        </Page>
      </Paper>
    </div>
  );
}
