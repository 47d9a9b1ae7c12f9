import canonicalize from 'canonicalize';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** The deepest nesting of any JSON of ours (threat T35). */
const JSON_DEPTH_AT_MOST = 12;

/** The cast: the package describes an ES default export, its CommonJS file exports the function itself. */
const serialise = canonicalize as unknown as (value: JsonValue) => string;

/** JSON writes half a surrogate pair as an escape, and no other character beyond U+001F that way. */
const HALF_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;
const holdsHalfSurrogate = (text: string): boolean => text.includes('\\ud') && HALF_SURROGATE.test(text);

/** The bytes that are signed: RFC 8785 JSON in UTF-8. Refuses half a surrogate pair, as its section 3.2.2.2 does. */
export function canonicalBytes(value: JsonValue): Uint8Array<ArrayBuffer> {
  const text = serialise(value);
  if (holdsHalfSurrogate(text)) throw new RangeError('Half a surrogate pair cannot be written.');
  return new TextEncoder().encode(text);
}

/**
 * Reads exactly the bytes that `canonicalBytes` writes, so a value has one accepted text: members twice, other
 * spellings of a number or a letter, spaces and a byte order mark all answer null, as does nesting deeper than 12.
 */
export function parseCanonical(bytes: Uint8Array): JsonValue | null {
  const text = utf8(bytes);
  if (text === null || isTooDeep(text)) return null;
  try {
    const value = JSON.parse(text) as JsonValue;
    return isCanonical(value, text) && !holdsHalfSurrogate(text) ? value : null;
  } catch {
    return null;
  }
}

/** What stands at the path, or undefined; never throws and never sees an inherited member. */
export function at(
  value: JsonValue | undefined,
  ...path: readonly (string | number)[]
): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(memberOf, value);
}

function memberOf(value: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, JsonValue>>)[key];
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Whether the text is the value's one RFC 8785 text. The engine's own JSON writes scalars just so and members in the
 * order in which they were read, so with members in order its text is canonical; the slow way settles what is left.
 */
function isCanonical(value: JsonValue, text: string): boolean {
  return (JSON.stringify(value) === text && isInOrder(value)) || serialise(value) === text;
}

/** Members by their UTF-16 code units, as `<` compares texts (RFC 8785 section 3.2.3). */
function isInOrder(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const members = Array.isArray(value) ? [] : Object.keys(value);
  return (
    members.every((member, at) => at === 0 || (members[at - 1] ?? '') < member) &&
    Object.values(value).every(isInOrder)
  );
}

const [QUOTE, ESCAPE] = [0x22, 0x5c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Counted over the text, before any parser recurses into it, and no further than needed; texts do not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfText(text, at);
    else if (CLOSING.has(unit)) depth -= 1;
    else if (OPENING.has(unit) && ++depth > JSON_DEPTH_AT_MOST) return true;
  }
  return false;
}

/** Where the text that begins at the quote ends: at the next quote that no backslash precedes, or nowhere. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1))
    if (!isEscaped(text, at)) return at;
  return text.length;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === ESCAPE) backslashes += 1;
  return backslashes % 2 === 1;
}
