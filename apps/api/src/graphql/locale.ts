import type { Locale } from '#platform/wording';

import { enumOf } from './enum.js';

/** The languages by the names that GraphQL allows. */
export type LocaleName = 'EN_CA' | 'FR_CA';

export const LocaleEnum = enumOf<LocaleName>('Locale', 'A language in which we write to somebody.', {
  EN_CA: 'Canadian English.',
  FR_CA: 'Canadian French.',
});

const LOCALES: Readonly<Record<LocaleName, Locale>> = { EN_CA: 'en-CA', FR_CA: 'fr-CA' };

export function localeNamed(name: LocaleName): Locale {
  return LOCALES[name];
}
