import { Paper } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { TextField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import type { Refusal } from '../graphql/refusal.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { askReset } from './reset-door.js';

const schema = z.object({ email: needed() });

/** Asks for the address with which somebody signs in. */
export function AskForm({ onAsked }: { onAsked(): void }) {
  const say = useSay();
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async ({ email }: z.infer<typeof schema>) => {
    setBusy(true);
    const answer = await askReset(email, language);
    setBusy(false);
    if (answer === 'asked') onAsked();
    else setRefusal(answer);
  };
  return (
    <div className="narrow">
      <Paper p="xl" className="section">
        <Page title={say('portal.reset.ask-title')} about={say('portal.reset.ask-about')}>
          <ActForm
            schema={schema}
            initial={{ email: '' }}
            submit={say('portal.reset.ask')}
            {...{ busy, refusal }}
            onSubmit={submit}
            aside={<PlainLink to="/">{say('portal.reset.to-sign-in')}</PlainLink>}
          >
            <TextField
              name="email"
              type="email"
              label={say('portal.sign-in.email')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          </ActForm>
        </Page>
      </Paper>
    </div>
  );
}
