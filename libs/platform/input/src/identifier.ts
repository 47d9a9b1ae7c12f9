import { isBlank, type Parsed, problem, type Raw, read } from './parsed.js';

const SLUG_AT_MOST = 63;
const EXTERNAL_ID_AT_MOST = 64;

/** Reads a name for addresses: lower-case ASCII letters, digits and inner hyphens, at most 63 (`agencies_slug_form`). */
export function readSlug(field: string, raw: Raw): Parsed<string> {
  if (isBlank(raw)) return problem(field, 'empty');
  if (raw.length > SLUG_AT_MOST) return problem(field, 'too-long', { maximum: SLUG_AT_MOST });
  const slug = raw.trim();
  const isSound = /^[a-z0-9-]+$/.test(slug) && !slug.startsWith('-') && !slug.endsWith('-');
  return isSound ? read(slug) : problem(field, 'not-a-slug');
}

/** Reads the number or code under which another system knows something: visible ASCII without spaces, at most 64. */
export function readExternalId(field: string, raw: Raw): Parsed<string> {
  if (isBlank(raw)) return problem(field, 'empty');
  if (raw.length > EXTERNAL_ID_AT_MOST) return problem(field, 'too-long', { maximum: EXTERNAL_ID_AT_MOST });
  const id = raw.trim();
  return /^[!-~]+$/.test(id) ? read(id) : problem(field, 'unexpected-character');
}

/** Reads one of the choices, letter by letter. */
export function readChoice<C extends string>(field: string, raw: Raw, choices: readonly C[]): Parsed<C> {
  if (isBlank(raw)) return problem(field, 'empty');
  const chosen = choices.find((choice) => choice === raw);
  return chosen === undefined ? problem(field, 'not-a-choice') : read(chosen);
}

/** Says whether the text is an id as we make them: a UUID in lower case. Any other text is the id of nothing. */
export function isId(text: string): boolean {
  return text.length === 36 && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
