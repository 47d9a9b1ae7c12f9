import { Paper } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';

import type { Refusal } from '../graphql/refusal.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Empty, Refused, Waiting } from '../shell/states.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { AcceptForm } from './accept-form.js';
import { lookAt, type OpenInvitation } from './invitation-door.js';
import { InvitationWords } from './invitation-words.js';

/** Where the link of an invitation leads. The token is what follows `#`, which no server and no other site is told. */
export function InvitationScreen() {
  const { hash } = useLocation();
  return (
    <div className="narrow">
      <Paper p="xl" className="section">
        <InvitationOf key={hash} token={hash} />
      </Paper>
    </div>
  );
}

function InvitationOf({ token }: { readonly token: string }) {
  const say = useSay();
  const { answer, isGone, look, close } = useInvitation(token);
  const title = say('portal.invitation.title');
  if (isGone) return <GonePage />;
  if (answer === null)
    return (
      <Page title={title}>
        <Waiting />
      </Page>
    );
  if (answer.kind === 'refused')
    return (
      <Page title={title}>
        <Refused refusal={answer} onRetry={look} />
      </Page>
    );
  return (
    <Page title={title} about={<Inviting invitation={answer} />}>
      <InvitationWords invitation={answer} />
      <AcceptForm token={token} invitation={answer} onGone={close} />
    </Page>
  );
}

/** Who invites, into which team. */
function Inviting({ invitation: { agency, invitedBy } }: { readonly invitation: OpenInvitation }) {
  const say = useSay();
  const team = agency?.name ?? 'LPHQ';
  return <>{say('portal.invitation.invites', { name: invitedBy ?? 'LPHQ', team })}</>;
}

type Looked = ({ readonly kind: 'open' } & OpenInvitation) | Refusal | null;

/** Looks at the token once, and again in another language only where it must be said again why it opens nothing. */
function useInvitation(token: string) {
  const { language } = useLanguage();
  const [answer, put] = useState<Looked>(null);
  const look = useCallback(() => {
    void lookAt(token, language).then((found) =>
      put(found.kind === 'open' ? { kind: 'open', ...found.invitation } : found),
    );
  }, [token, language]);
  useEffect(look, [look]);
  const isGone = answer?.kind === 'refused' && answer.cause === 'invitation-refused';
  return { answer, isGone, look, close: put as (refusal: Refusal) => void };
}

/** Used, too old, taken back, sent again since, or no token at all: the same words for all of them. */
function GonePage() {
  const say = useSay();
  return (
    <Page title={say('portal.invitation.title')}>
      <Empty
        title={say('portal.invitation.gone')}
        about={say('portal.invitation.gone-about')}
        action={<PlainLink to="/">{say('portal.invitation.to-sign-in')}</PlainLink>}
      />
    </Page>
  );
}
