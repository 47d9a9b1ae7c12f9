import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';

import { type Catalogue, catalogueOf, type Language, type WordingKey } from './catalogues.js';
import { languageFrom, rememberedLanguage, rememberLanguage } from './remembered-language.js';

interface LanguageChoice {
  readonly language: Language;
  /** The reader's own choice; remembered on this device. */
  choose(language: Language): void;
  /** A suggestion, as from the account; it yields to a remembered choice. */
  suggest(language: Language): void;
}

interface Spoken {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

const Choice = createContext<LanguageChoice | null>(null);

/** Everything below speaks the reader's language. Until its words have come nothing is drawn: a moment, once. */
export function Wording({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [spoken, setSpoken] = useState<Spoken | null>(null);
  useEffect(() => {
    let isWanted = true;
    void catalogueOf(language).then((catalogue) => {
      if (isWanted) setSpoken({ language, catalogue });
    });
    return () => {
      isWanted = false;
    };
  }, [language]);

  const choice = useMemo<LanguageChoice>(
    () => ({
      language: spoken?.language ?? language,
      choose: (chosen) => {
        rememberLanguage(chosen);
        setLanguage(chosen);
      },
      suggest: (suggested) => setLanguage(rememberedLanguage() ?? suggested),
    }),
    [language, spoken],
  );
  return spoken === null ? null : (
    <Choice value={choice}>
      <Speaking {...spoken}>{children}</Speaking>
    </Choice>
  );
}

function Speaking({ language, catalogue, children }: Spoken & { readonly children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <IntlProvider locale={language} messages={catalogue} timeZone="America/Toronto">
      {children}
    </IntlProvider>
  );
}

/** The language to begin in: what was chosen on this device, else the browser’s. */
export function firstLanguage(): Language {
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

/** Says whether the text is a key of the catalogue, for what comes from outside: a code, an entry's type. */
export function useIsKey(): (text: string) => text is WordingKey {
  const { messages } = useIntl();
  return (text): text is WordingKey => Object.hasOwn(messages, text);
}

/** Picks the reader's half of a text that the server keeps in both languages. */
export function useText(): (text: { readonly en: string; readonly fr: string }) => string {
  const { language } = useLanguage();
  return (text) => (language === 'fr-CA' ? text.fr : text.en);
}
