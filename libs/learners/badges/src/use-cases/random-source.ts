import { randomBytes } from 'node:crypto';

/** Where codes and ids come from. Tests give their own. */
export abstract class RandomSource {
  abstract bytes(count: number): Uint8Array;
}

class SystemRandomSource extends RandomSource {
  bytes(count: number): Uint8Array {
    return randomBytes(count);
  }
}

/** Fit for secrets: codes must not be guessed. */
export const systemRandomSource: RandomSource = new SystemRandomSource();

/** A version 4 UUID (RFC 9562 section 5.4) from sixteen random bytes. */
export function uuidFrom(source: RandomSource): string {
  const bytes = Buffer.from(source.bytes(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
