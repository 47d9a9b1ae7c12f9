import english from '../catalogues/en-CA.json' with { type: 'json' };
import french from '../catalogues/fr-CA.json' with { type: 'json' };
import type { Locale } from './locale.js';

/** Flat keys, sorted, each an ICU message. The portal imports the same two files. */
export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'en-CA': english,
  'fr-CA': french,
};
