import en from '../../../../libs/platform/wording/catalogues/en-CA/portal-my-badge.json' with { type: 'json' };
import fr from '../../../../libs/platform/wording/catalogues/fr-CA/portal-my-badge.json' with { type: 'json' };

const WORDS = { 'en-CA': en, 'fr-CA': fr } as const;

export type Language = keyof typeof WORDS;
export type WordKey = keyof typeof en;

/** The page's plain sentences: none of them takes a value, so nothing formats them. */
export function wordsIn(language: Language): (key: WordKey) => string {
  return (key) => WORDS[language][key];
}

/** `?lang` first, then the browser's own. */
export function languageOf(search: string, browser: string): Language {
  const asked = new URLSearchParams(search).get('lang') ?? browser;
  return asked.toLowerCase().startsWith('fr') ? 'fr-CA' : 'en-CA';
}
