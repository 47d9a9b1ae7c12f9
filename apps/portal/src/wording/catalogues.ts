import type { words as english } from './en-CA.js';
import type { words as french } from './fr-CA.js';

export type Language = 'en-CA' | 'fr-CA';
export type WordingKey = keyof typeof english;
export type Catalogue = Readonly<Record<WordingKey, string>>;

/** A key that French lacks fails the type check here; one that English lacks nobody can say. */
type Complete = typeof french extends Catalogue ? Catalogue : never;

/** Fetches the words of one language. */
export async function catalogueOf(language: Language): Promise<Complete> {
  const { words } = language === 'fr-CA' ? await import('./fr-CA.js') : await import('./en-CA.js');
  return words;
}
