import { type CborMap, type CborValue, comesBefore, MAJOR } from './cbor-value.js';

const DEEPEST = 4;

/** The bytes are not the deterministic encoding of a value of ours. */
export class NotCanonical extends Error {}

/** One pass over bytes from anywhere. Nothing is allocated from a length before the bytes are seen to be there. */
export class CborReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  whole(): CborValue {
    const value = this.item(1);
    if (this.at !== this.bytes.length) throw new NotCanonical('bytes after the end');
    return value;
  }

  private item(depth: number): CborValue {
    const { major, argument } = this.head();
    if (major === MAJOR.unsigned) return argument;
    if (major === MAJOR.negative) return safe(-1 - argument);
    if (major === MAJOR.bytes) return this.take(argument);
    if (major === MAJOR.text) return this.text(argument);
    if (depth > DEEPEST) throw new NotCanonical('nested too deep');
    if (major === MAJOR.array) return this.array(argument, depth);
    if (major === MAJOR.map) return this.map(argument, depth);
    throw new NotCanonical('a tag, a float or a simple value');
  }

  private array(count: number, depth: number): CborValue[] {
    const items: CborValue[] = [];
    while (items.length < count) items.push(this.item(depth + 1));
    return items;
  }

  private map(count: number, depth: number): CborMap {
    const map: CborMap = new Map();
    let last: number | null = null;
    while (map.size < count) {
      const key = this.item(depth + 1);
      if (typeof key !== 'number') throw new NotCanonical('a key that is not an integer');
      if (last !== null && !comesBefore(last, key)) throw new NotCanonical('keys unsorted or repeated');
      map.set(key, this.item(depth + 1));
      last = key;
    }
    return map;
  }

  /** Keeps a leading byte order mark, so that no two byte strings become the same text. */
  private text(length: number): string {
    const utf8 = this.take(length);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8);
    } catch {
      throw new NotCanonical('not UTF-8');
    }
  }

  private head(): { readonly major: number; readonly argument: number } {
    const initial = this.take(1)[0]!;
    const additional = initial & 31;
    return { major: initial >> 5, argument: additional < 24 ? additional : this.longArgument(additional) };
  }

  private longArgument(additional: number): number {
    if (additional > 27) throw new NotCanonical('an indefinite or reserved length');
    const width = 1 << (additional - 24);
    const argument = this.take(width).reduce((sum, byte) => sum * 256 + byte, 0);
    const smallest = width === 1 ? 24 : 256 ** (width / 2);
    if (argument < smallest) throw new NotCanonical('longer than the shortest form');
    return safe(argument);
  }

  private take(count: number): Uint8Array<ArrayBuffer> {
    if (count > this.bytes.length - this.at) throw new NotCanonical('cut short');
    const taken = Uint8Array.from(this.bytes.subarray(this.at, this.at + count));
    this.at += count;
    return taken;
  }
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new NotCanonical('a number beyond 2^53');
  return value;
}
