import { readdirSync, readFileSync } from 'node:fs';

import { IntlMessageFormat } from 'intl-messageformat';

import type { Locale } from '#platform/wording';

const FOLDER = new URL('../../libs/platform/wording/catalogues/', import.meta.url);
const catalogues = new Map<Locale, Readonly<Record<string, string>>>();

/** What the portal says under the key `portal.KEY`, as its catalogues have it. A key that is not there throws. */
export function portalWords(
  locale: Locale,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const message = catalogueOf(locale)[`portal.${key}`];
  if (message === undefined) throw new Error(`The portal’s catalogue has no portal.${key}`);
  return String(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).format({ ...values }));
}

function catalogueOf(locale: Locale): Readonly<Record<string, string>> {
  const known = catalogues.get(locale);
  if (known) return known;
  const folder = new URL(`${locale}/`, FOLDER);
  const files = readdirSync(folder).filter((file) => file.startsWith('portal-'));
  const parts = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object);
  const catalogue = Object.assign({}, ...parts) as Readonly<Record<string, string>>;
  catalogues.set(locale, catalogue);
  return catalogue;
}
