import { IntlMessageFormat } from 'intl-messageformat';

import { CATALOGUES } from './catalogues.js';
import type { Locale } from './locale.js';

export type MessageValues = Readonly<Record<string, string | number>>;

const formatters = new Map<string, IntlMessageFormat>();

/**
 * The catalogue's message for the key, as plain text: markup in it or in a value stays text. An unknown key or a
 * missing value is a fault of ours and throws.
 */
export function say(locale: Locale, key: string, values: MessageValues = {}): string {
  return String(formatterOf(locale, key).format({ ...values }));
}

function formatterOf(locale: Locale, key: string): IntlMessageFormat {
  const name = `${locale} ${key}`;
  const known = formatters.get(name);
  if (known) return known;

  const formatter = new IntlMessageFormat(messageOf(locale, key), locale, undefined, { ignoreTag: true });
  formatters.set(name, formatter);
  return formatter;
}

function messageOf(locale: Locale, key: string): string {
  const catalogue = CATALOGUES[locale];
  const message = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  if (message === undefined) throw new Error(`The ${locale} catalogue has no message for the key asked.`);
  return message;
}
