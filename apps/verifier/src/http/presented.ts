import { Refusal } from './refusal.js';

const RAW_TYPES = new Set(['', 'text/plain', 'application/jwt', 'application/vc+jwt']);
const MEMBERS = ['credential', 'link', 'proof', 'jwt'];
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What was sent to be verified, and in which field of the request. */
export interface Presented {
  readonly field: string;
  readonly text: string;
}

/**
 * The one text that a request presents: the raw body of `text/plain`, `application/jwt` and `application/vc+jwt`;
 * in `application/json` a string, or an object with exactly one of `credential`, `link`, `proof` and `jwt`.
 * To the letter: a token with a newline behind it is another text than the one we wrote (T34). Refuses with the field
 * named; what the text is worth is verification's business.
 */
export function presentedIn(contentType: string | undefined, body: unknown): Presented {
  const type = mediaTypeOf(contentType);
  if (type === 'application/json') return nonEmpty(memberOf(parsed(textOf(body))));
  if (RAW_TYPES.has(type)) return nonEmpty({ field: 'body', value: textOf(body) });
  throw refused('Content-Type', 'Send text/plain, application/jwt, application/vc+jwt or application/json.');
}

/** What a person pasted into the page's own form, without the blanks that came along. */
export function presentedInForm(contentType: string | undefined, body: unknown): Presented {
  if (mediaTypeOf(contentType) !== 'application/x-www-form-urlencoded') return presentedIn(contentType, body);
  const { field, text } = nonEmpty({
    field: 'presented',
    value: new URLSearchParams(textOf(body)).get('presented'),
  });
  return { field, text: text.trim() };
}

interface Member {
  readonly field: string;
  readonly value: unknown;
}

function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').replace(/;.*/s, '').trim().toLowerCase();
}

function textOf(body: unknown): string {
  if (!Buffer.isBuffer(body)) throw refused('body', 'Send the credential in the body.');
  try {
    return STRICT_UTF8.decode(body);
  } catch {
    throw refused('body', 'The body is not UTF-8 text.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('body', 'The body is not JSON.');
  }
}

function memberOf(value: unknown): Member {
  if (typeof value === 'string') return { field: 'body', value };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const members: [string, unknown][] = isObject ? Object.entries(value) : [];
  const [name, text] = members[0] ?? ['', undefined];
  if (members.length !== 1 || !MEMBERS.includes(name)) {
    throw refused('body', 'Send a string, or an object with exactly one of credential, link, proof and jwt.');
  }
  return { field: name, value: text };
}

function nonEmpty({ field, value }: Member): Presented {
  if (typeof value !== 'string') throw refused(field, 'Send this as text.');
  if (value.trim() === '') throw refused(field, 'Send the link, the proof or the token: this is empty.');
  return { field, text: value };
}

function refused(field: string, detail: string): Refusal {
  return new Refusal(400, { field, detail });
}
