import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What was personal about an entry: names, before and after, reasons. */
export type Particulars = Readonly<Record<string, unknown>>;

const NONCE = 12;
const TAG = 16;

/**
 * Seals particulars under the subject's key with AES-256-GCM; nonce, ciphertext and tag in one. The entry's id is
 * bound in, so that a sealed row moved to another entry does not open. Destroying the key erases what it sealed.
 */
export function seal(text: string, key: Uint8Array, entryId: string): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(entryId, 'utf8'));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made; throws when a byte, the key or the entry's id differs. */
export function unseal(sealed: Uint8Array, key: Uint8Array, entryId: string): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE)).setAAD(
    Buffer.from(entryId, 'utf8'),
  );
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  const body = bytes.subarray(NONCE, bytes.length - TAG);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}
