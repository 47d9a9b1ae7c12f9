import en from '../../../../libs/platform/wording/catalogues/en-CA.json' with { type: 'json' };
import fr from '../../../../libs/platform/wording/catalogues/fr-CA.json' with { type: 'json' };

export type Language = 'en-CA' | 'fr-CA';
export type WordingKey = keyof typeof en;

/** The shared ICU catalogues. A key that French lacks fails the type check here. */
export const CATALOGUES: Readonly<Record<Language, Readonly<Record<WordingKey, string>>>> = {
  'en-CA': en,
  'fr-CA': fr,
};

export function isWordingKey(key: string): key is WordingKey {
  return Object.hasOwn(en, key);
}
