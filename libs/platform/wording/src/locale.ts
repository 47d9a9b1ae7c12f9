/** The two languages that every screen has, the first being the one used where nobody chose. */
export const LOCALES = ['en-CA', 'fr-CA'] as const;
export type Locale = (typeof LOCALES)[number];

const HEADER_CHARACTERS_AT_MOST = 256;

/**
 * The language to answer in: `override` (`en`, `fr` or a longer tag, from `?lang=`) when it is one of ours, else the
 * best of the Accept-Language header (RFC 9110 section 12.5.4), else the one that the account keeps, else English.
 * Never throws.
 */
export function localeOf(acceptLanguage?: string, override?: string, kept?: Locale): Locale {
  return localeNamed(override ?? '') ?? preferred(acceptLanguage ?? '') ?? kept ?? LOCALES[0];
}

function preferred(header: string): Locale | undefined {
  return header
    .slice(0, HEADER_CHARACTERS_AT_MOST)
    .split(',')
    .map(readRange)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => localeNamed(tag))
    .find((locale) => locale !== undefined);
}

function readRange(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return { tag, weight: /^[01](\.\d{0,3})?$/.test(weight) ? Number(weight) : 0 };
}

function localeNamed(tag: string): Locale | undefined {
  const language = tag.toLowerCase().split('-')[0];
  return LOCALES.find((locale) => locale.split('-')[0] === language);
}
