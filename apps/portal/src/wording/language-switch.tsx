import { UnstyledButton } from '@mantine/core';

import type { Language } from './catalogues.js';
import { useLanguage, useSay } from './wording.js';

const LANGUAGES: readonly { code: Language; short: string; name: string }[] = [
  { code: 'en-CA', short: 'EN', name: 'English' },
  { code: 'fr-CA', short: 'FR', name: 'Français' },
];

/** EN | FR. Each button carries its language's own name, whatever language the page is in. */
export function LanguageSwitch() {
  const say = useSay();
  const { language, choose } = useLanguage();
  return (
    <div className="languages" role="group" aria-label={say('portal.language')}>
      {LANGUAGES.map(({ code, short, name }) => (
        <UnstyledButton
          key={code}
          lang={code}
          aria-label={`${short} ${name}`}
          aria-pressed={language === code}
          onClick={() => choose(code)}
        >
          {short}
        </UnstyledButton>
      ))}
    </div>
  );
}
