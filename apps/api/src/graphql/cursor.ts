import { isCalendarDay, parseInstant } from '#platform/clock';
import { isId } from '#platform/input';
import type { Cursor } from '#platform/persistence';

/** What a list is sorted by: a text, or an instant as PostgreSQL writes it. */
export type KeyForm = 'text' | 'instant';

const LONGEST = 2_000;
/** PostgreSQL knows no year 0 and no zone 16 hours away or more. */
const TIMESTAMP =
  /^((?!0000)\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)([+-](?:0\d|1[0-5]))(:[0-5]\d)?$/;

/** A cursor says nothing to its reader; it comes back as it was given. */
export function writeCursor({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id]), 'utf8').toString('base64url');
}

/** Reads a cursor of ours; null for every other text, so that nothing unread reaches a query. */
export function readCursor(text: string, form: KeyForm): Cursor | null {
  if (text.length > LONGEST) return null;
  const parts = partsOf(text);
  if (!Array.isArray(parts) || parts.length !== 2) return null;
  const [key, id] = parts as unknown[];
  if (typeof key !== 'string' || typeof id !== 'string' || !isId(id) || !isKey(key, form)) return null;
  return writeCursor({ key, id }) === text ? { key, id } : null;
}

function partsOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

/** PostgreSQL takes no NUL in a text, and fails on a timestamp that does not exist. */
function isKey(key: string, form: KeyForm): boolean {
  if (form === 'text') return !key.includes('\0');
  const [, day, time, hours, minutes] = TIMESTAMP.exec(key) ?? [];
  if (day === undefined || !isCalendarDay(day)) return false;
  return parseInstant(`${day}T${time}${hours}${minutes ?? ':00'}`) !== null;
}
