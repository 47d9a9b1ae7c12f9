import { refusedCharacterIn } from './characters.js';
import { isBlank, type Parsed, problem, type Raw, read } from './parsed.js';

const LINK_AT_MOST = 2000;

/**
 * Reads an https link as browsers write it out. Refuses other schemes (a `javascript:` link is a script), a user name
 * or password in it, and characters that a browser would silently drop.
 */
export function readHttpsLink(field: string, raw: Raw): Parsed<string> {
  if (isBlank(raw)) return problem(field, 'empty');
  if (raw.length > LINK_AT_MOST) return problem(field, 'too-long', { maximum: LINK_AT_MOST });
  const text = raw.trim();
  const refused = refusedCharacterIn(text, 'name');
  if (refused) return problem(field, refused);
  const url = /[\p{Zs}\\]/u.test(text) ? null : urlOf(text);
  return url === null ? problem(field, 'not-a-link') : judged(field, url);
}

/** Not by `URL.canParse`: once it is optimised, Node 20 and 22 have it refuse letters with accents (nodejs/node#48816). */
function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function judged(field: string, url: URL): Parsed<string> {
  if (url.protocol !== 'https:') return problem(field, 'not-https');
  if (url.username !== '' || url.password !== '') return problem(field, 'not-a-link');
  if (url.href.length > LINK_AT_MOST) return problem(field, 'too-long', { maximum: LINK_AT_MOST });
  return read(url.href);
}
