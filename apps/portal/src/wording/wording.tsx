import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';

import { CATALOGUES, type Language, type WordingKey } from './catalogues.js';
import { languageFrom, rememberedLanguage, rememberLanguage } from './remembered-language.js';

interface LanguageChoice {
  readonly language: Language;
  /** The reader's own choice; remembered on this device. */
  choose(language: Language): void;
  /** A suggestion, as from the account; it yields to a remembered choice. */
  suggest(language: Language): void;
}

const Choice = createContext<LanguageChoice | null>(null);

export function Wording({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      choose: (chosen) => {
        rememberLanguage(chosen);
        setLanguage(chosen);
      },
      suggest: (suggested) => setLanguage(rememberedLanguage() ?? suggested),
    }),
    [language],
  );

  return (
    <Choice value={choice}>
      <IntlProvider locale={language} messages={CATALOGUES[language]} timeZone="America/Toronto">
        {children}
      </IntlProvider>
    </Choice>
  );
}

function firstLanguage(): Language {
  return rememberedLanguage() ?? languageFrom(navigator.language) ?? 'en-CA';
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(Choice);
  if (choice === null) throw new Error('useLanguage is called outside <Wording>');
  return choice;
}

export type Say = (key: WordingKey, values?: Readonly<Record<string, string | number>>) => string;

/** Says a catalogue key in the reader's language; an unknown key does not compile. */
export function useSay(): Say {
  const intl = useIntl();
  return (key, values) => intl.formatMessage({ id: key }, values);
}

/** Picks the reader's half of a text that the server keeps in both languages. */
export function useText(): (text: { readonly en: string; readonly fr: string }) => string {
  const { language } = useLanguage();
  return (text) => (language === 'fr-CA' ? text.fr : text.en);
}
