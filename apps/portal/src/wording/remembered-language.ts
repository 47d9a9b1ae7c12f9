import type { Language } from './catalogues.js';

const KEY = 'lphq.language';

/** The language this person chose on this device, or null. Storage that is switched off counts as no choice. */
export function rememberedLanguage(): Language | null {
  try {
    return languageFrom(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is switched off in this browser: the choice holds until the page is closed.
  }
}

/** Reads 'fr', 'fr-CA', 'en_CA' and the like; null when it is neither English nor French. */
export function languageFrom(tag: string | null | undefined): Language | null {
  const short = tag?.slice(0, 2).toLowerCase();
  if (short === 'fr') return 'fr-CA';
  return short === 'en' ? 'en-CA' : null;
}
