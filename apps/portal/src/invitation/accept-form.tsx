import '../team/team.css';

import { Alert, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { PasswordField, TextField } from '../forms/fields.js';
import { maybe, needed } from '../forms/values.js';
import type { Refusal } from '../graphql/refusal.js';
import { useSessionKeeper } from '../sign-in/session-provider.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { accept, type OpenInvitation } from './invitation-door.js';

const password = z.string().min(1, 'portal.form.missing');
const ofNew = z.object({ displayName: needed(), password });
const ofStanding = z.object({ displayName: maybe(), password });

interface AcceptFormProps {
  readonly token: string;
  readonly invitation: OpenInvitation;
  /** The invitation opens nothing any more. */
  onGone(refusal: Refusal): void;
}

/** A name and a password for a new account; the password alone for one that stands. */
export function AcceptForm({ token, invitation, onGone }: AcceptFormProps) {
  const say = useSay();
  const { hasAccount, email, agency } = invitation;
  const { busy, refusal, submit } = useAccepting(token, onGone);
  return (
    <Stack gap="md">
      <SignedInLine email={email} />
      <Text className="breakable">
        {say(hasAccount ? 'portal.invitation.standing' : 'portal.invitation.new', { email })}
      </Text>
      <ActForm
        schema={hasAccount ? ofStanding : ofNew}
        initial={{ displayName: '', password: '' }}
        submit={say('portal.invitation.accept', { team: agency?.name ?? 'LPHQ' })}
        busy={busy}
        refusal={refusal}
        onSubmit={submit}
      >
        {/* For password keepers: under which address this password is kept. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {hasAccount ? <StandingFields /> : <NewFields />}
      </ActForm>
    </Stack>
  );
}

function useAccepting(token: string, onGone: (refusal: Refusal) => void) {
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (form: z.infer<typeof ofNew>) => {
    setBusy(true);
    const answer = await accept(token, form, language);
    if (answer === 'accepted') {
      // Loaded anew: somebody else's page may stand here, and the token leaves the history.
      window.location.replace('/');
      return;
    }
    setBusy(false);
    if (answer.cause === 'invitation-refused') onGone(answer);
    else setRefusal(answer);
  };
  return { busy, refusal, submit };
}

function NewFields() {
  const say = useSay();
  return (
    <>
      <TextField
        name="displayName"
        label={say('portal.invitation.name')}
        hint={say('portal.invitation.name-hint')}
        autoComplete="name"
      />
      <PasswordField
        name="password"
        label={say('portal.invitation.new-password')}
        hint={say('portal.invitation.new-password-hint')}
        autoComplete="new-password"
      />
    </>
  );
}

function StandingFields() {
  const say = useSay();
  return (
    <PasswordField
      name="password"
      label={say('portal.invitation.password')}
      autoComplete="current-password"
    />
  );
}

/** Whoever is signed in here as somebody else reads that this ends. */
function SignedInLine({ email }: { readonly email: string }) {
  const say = useSay();
  const { state } = useSessionKeeper();
  if (state.kind !== 'signed-in') return null;
  const { displayName: name } = state.session.account;
  return (
    <Alert color="amber" variant="outline">
      {say('portal.invitation.signed-in', { name, email })}
    </Alert>
  );
}
