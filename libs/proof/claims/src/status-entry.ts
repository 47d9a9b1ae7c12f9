import { at, type JsonObject, type JsonValue } from './json.js';
import { statusListId, type StatusPurpose } from './names.js';

/** How many places a status list has: the fewest that Bitstring Status List 2.2 allows, 16 KiB of bits. */
export const PLACES_IN_A_LIST = 131_072;

/** Where a credential stands among the published lists, for ever. */
export interface StatusPlace {
  readonly list: number;
  readonly position: number;
}

const LIST = /\/status\/[rs]([1-9][0-9]{0,9})$/;
const DECIMAL = /^(?:0|[1-9][0-9]{0,5})$/;
const LIST_AT_MOST = 2 ** 31 - 1;

/** What a credential says of its status (Bitstring Status List 2.1): one place, in a list for each purpose. */
export function statusEntriesOf(origin: string, place: StatusPlace): readonly JsonObject[] {
  return [statusEntryOf(origin, place, 'revocation'), statusEntryOf(origin, place, 'suspension')];
}

/** The entry's `id` is not the list's. The first badges have the one for revocation alone, and not as a list. */
export function statusEntryOf(
  origin: string,
  { list, position }: StatusPlace,
  statusPurpose: StatusPurpose,
): JsonObject {
  const statusListCredential = statusListId(origin, list, statusPurpose);
  return {
    id: `${statusListCredential}#${position}`,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(position),
    statusListCredential,
  };
}

/**
 * The place that an entry names, or that every entry of a list names; null outside every list (T39), and where entries
 * disagree. Whether they are ours to the letter is for the lint.
 */
export function statusPlaceIn(status: JsonValue | undefined): StatusPlace | null {
  if (!Array.isArray(status)) return placeIn(status);
  const [first, ...others] = status.map((entry: JsonValue) => placeIn(entry));
  const agree = others.every((place) => place?.list === first?.list && place?.position === first?.position);
  return agree ? (first ?? null) : null;
}

function placeIn(entry: JsonValue | undefined): StatusPlace | null {
  const [, list] = LIST.exec(textIn(at(entry, 'statusListCredential'))) ?? [];
  const index = textIn(at(entry, 'statusListIndex'));
  const place = { list: Number(list), position: Number(index) };
  return DECIMAL.test(index) && isPlace(place) ? place : null;
}

export function isPlace({ list, position }: StatusPlace): boolean {
  return (
    Number.isInteger(list) &&
    list >= 1 &&
    list <= LIST_AT_MOST &&
    Number.isInteger(position) &&
    position >= 0 &&
    position < PLACES_IN_A_LIST
  );
}

function textIn(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
