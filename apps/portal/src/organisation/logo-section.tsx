import { Button, FileButton, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { Refusal } from '../graphql/refusal.js';
import { useAnnounce } from '../shell/announcement.js';
import { Section } from '../shell/section.js';
import { Refused } from '../shell/states.js';
import { useSessionKeeper } from '../sign-in/session-provider.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { AgencyLogo } from './agency-logo.js';
import { sendLogo } from './logo.js';

interface LogoSectionProps {
  readonly logo: { readonly version: string } | null;
  readonly name: string;
}

/** The agency's picture as its people see it, a way to choose another, and a way to be without. */
export function LogoSection({ logo, name }: LogoSectionProps) {
  const say = useSay();
  const { busy, refusal, send } = useLogo();
  return (
    <Section title={say('portal.organisation.logo')}>
      <p>{say('portal.organisation.logo-about')}</p>
      {refusal === null ? null : <Refused refusal={refusal} />}
      <Group gap="lg" mt="sm">
        {logo === null ? (
          <Text c="dimmed">{say('portal.organisation.logo-none')}</Text>
        ) : (
          <AgencyLogo
            version={logo.version}
            size={96}
            alt={say('portal.organisation.logo-of', { agency: name })}
          />
        )}
        <Group gap="sm">
          <FileButton
            accept="image/png,image/jpeg,image/webp"
            onChange={(file) => (file === null ? undefined : void send(file))}
          >
            {(props) => (
              <Button {...props} variant="default" loading={busy}>
                {say(logo === null ? 'portal.organisation.logo-choose' : 'portal.organisation.logo-replace')}
              </Button>
            )}
          </FileButton>
          {logo === null ? null : (
            <Button variant="default" disabled={busy} onClick={() => void send(null)}>
              {say('portal.organisation.logo-remove')}
            </Button>
          )}
        </Group>
      </Group>
    </Section>
  );
}

/** Sends a picture, one at a time; what shows one is asked for anew. */
function useLogo() {
  const { language } = useLanguage();
  const { announce } = useAnnounce();
  const { refresh, expire } = useSessionKeeper();
  const answers = useQueryClient();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const send = async (file: File | null) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    const answer = await sendLogo(file, language);
    if (answer === 'done') {
      await Promise.all([answers.invalidateQueries(), refresh()]);
      announce(file === null ? 'portal.organisation.logo-removed-done' : 'portal.organisation.logo-done');
    } else if (answer.cause === 'signed-out') await expire();
    setRefusal(answer === 'done' ? null : answer);
    setBusy(false);
    running.current = false;
  };
  return { busy, refusal, send };
}
