import en from '../../../../libs/platform/wording/catalogues/en-CA/portal-my.json' with { type: 'json' };
import fr from '../../../../libs/platform/wording/catalogues/fr-CA/portal-my.json' with { type: 'json' };

const WORDS = { 'en-CA': en, 'fr-CA': fr } as const;

export type Language = keyof typeof WORDS;
export type WordKey = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;
export type Say = (key: WordKey, values?: Values) => string;

/**
 * The entry's sentences. They take plain values alone (`{name}`), which are filled in here: a formatter of messages
 * would weigh more than all of them. Throws where a sentence wants a value that it is not given.
 */
export function wordsIn(language: Language): Say {
  return (key, values = {}) =>
    WORDS[language][key].replace(/\{([a-z]+)\}/gi, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${key} wants ${name}`);
      return String(value);
    });
}
