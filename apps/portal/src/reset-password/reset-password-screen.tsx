import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Empty } from '../shell/states.js';
import { useSessionKeeper } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { AskForm } from './ask-form.js';
import { FinishForm } from './finish-form.js';

type Stage = 'asking' | 'asked' | 'set' | 'gone';

/**
 * The way back for whoever forgot the password: asks for a mail, and chooses a new password where the mail’s link
 * leads. The token is what follows `#`, which no server and no other site is told.
 */
export function ResetPasswordScreen() {
  const { hash } = useLocation();
  return <Reset key={hash === '' ? 'asking' : hash} token={hash} />;
}

function Reset({ token }: { readonly token: string }) {
  const [stage, setStage] = useState<Stage>('asking');
  switch (stage) {
    case 'asked':
      return <AskedPage />;
    case 'set':
      return <SetPage />;
    case 'gone':
      return <GonePage />;
    case 'asking':
      if (token === '') return <AskForm onAsked={() => setStage('asked')} />;
      return <FinishForm token={token} onSet={() => setStage('set')} onGone={() => setStage('gone')} />;
  }
}

/** Says the same for every address, whoever has it. */
function AskedPage() {
  const say = useSay();
  return (
    <Page title={say('portal.reset.asked')}>
      <Empty title={say('portal.reset.look')} about={say('portal.reset.asked-about')} action={<ToSignIn />} />
    </Page>
  );
}

function SetPage() {
  const say = useSay();
  return (
    <Page title={say('portal.reset.set')}>
      <Empty
        title={say('portal.reset.set-title')}
        about={say('portal.reset.set-about')}
        action={<ToSignIn />}
      />
    </Page>
  );
}

/** Used, too old, or no token at all: the same words for all of them. */
function GonePage() {
  const say = useSay();
  return (
    <Page title={say('portal.reset.title')}>
      <Empty
        title={say('portal.reset.gone')}
        about={say('portal.reset.gone-about')}
        action={<PlainLink to="/reset-password">{say('portal.reset.again')}</PlainLink>}
      />
    </Page>
  );
}

/** Whoever was signed in here is not any more: the server is asked again. */
function ToSignIn() {
  const say = useSay();
  const navigate = useNavigate();
  const { refresh } = useSessionKeeper();
  const go = (event: { preventDefault(): void }) => {
    event.preventDefault();
    void refresh().then(() => navigate({ to: '/', replace: true }));
  };
  return (
    <PlainLink to="/" onClick={go}>
      {say('portal.reset.to-sign-in')}
    </PlainLink>
  );
}
