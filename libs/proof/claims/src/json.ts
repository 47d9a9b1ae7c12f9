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

/** The bytes that are signed: RFC 8785 JSON in UTF-8. Refuses half a surrogate pair, as its section 3.2.2.2 does. */
export function canonicalBytes(value: JsonValue): Uint8Array<ArrayBuffer> {
  const text = serialise(value);
  if (HALF_SURROGATE.test(text)) throw new RangeError('Half a surrogate pair cannot be written.');
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
    return serialise(value) === text && !HALF_SURROGATE.test(text) ? value : null;
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

/** Counted over the text, before any parser recurses into it, and no further than needed; texts do not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === ']' || token === '}') depth -= 1;
    if ((token === '[' || token === '{') && ++depth > JSON_DEPTH_AT_MOST) return true;
  }
  return false;
}
