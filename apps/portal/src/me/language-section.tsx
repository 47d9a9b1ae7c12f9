import { Radio, Stack } from '@mantine/core';

import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Section } from '../shell/section.js';
import { Refused } from '../shell/states.js';
import { useSession, useSessionKeeper } from '../sign-in/session-provider.js';
import type { Language } from '../wording/catalogues.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { changeMyLanguage } from './me.graphql.js';

const LANGUAGES = [
  { language: 'en-CA', name: 'English' },
  { language: 'fr-CA', name: 'Français' },
] as const;

/** The language of mails, and of the portal where nothing else was chosen on a device. Chosen is done. */
export function LanguageSection() {
  const say = useSay();
  const { choose } = useLanguage();
  const { account } = useSession();
  const { refresh } = useSessionKeeper();
  const { announce } = useAnnounce();
  const { busy, refusal, act } = useAct(changeMyLanguage, 'MyLanguageChanged');

  const speak = async (language: Language) => {
    const locale = language === 'fr-CA' ? 'FR_CA' : 'EN_CA';
    if ((await act({ locale })) === null) return;
    choose(language);
    await refresh();
    announce('portal.me.language-changed');
  };
  return (
    <Section title={say('portal.me.language')}>
      {refusal === null ? null : <Refused refusal={refusal} />}
      <Radio.Group
        label={say('portal.me.language-about')}
        value={account.locale}
        onChange={(value) => void speak(value as Language)}
        aria-busy={busy}
      >
        <Stack gap="xs" mt="xs">
          {LANGUAGES.map(({ language, name }) => (
            <Radio key={language} value={language} label={<span lang={language}>{name}</span>} />
          ))}
        </Stack>
      </Radio.Group>
    </Section>
  );
}
