import { at, type JsonObject, type JsonValue } from './json.js';
import { statusListId } from './names.js';

/** How many places a status list has: the fewest that Bitstring Status List 2.2 allows, 16 KiB of bits. */
export const PLACES_IN_A_LIST = 131_072;

/** Where a credential stands among the published lists, for ever. */
export interface StatusPlace {
  readonly list: number;
  readonly position: number;
}

const LIST = /\/status\/r([1-9][0-9]{0,9})$/;
const DECIMAL = /^(?:0|[1-9][0-9]{0,5})$/;
const LIST_AT_MOST = 2 ** 31 - 1;

/** What a credential says of its status (Bitstring Status List 2.1). The entry's `id` is not the list's. */
export function statusEntryOf(origin: string, { list, position }: StatusPlace): JsonObject {
  const statusListCredential = statusListId(origin, list);
  return {
    id: `${statusListCredential}#${position}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(position),
    statusListCredential,
  };
}

/** The place that an entry names; null outside every list (T39). Whether the entry is ours to the letter is for the lint. */
export function statusPlaceIn(entry: JsonValue | undefined): StatusPlace | null {
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
