import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const ITERATIONS = 4_096;
const KEY_BYTES = 32;
/** Others would have to be prepared as RFC 4013 says; these are the same before and after. */
const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * What PostgreSQL keeps of a password, made here, so that the password itself is neither sent nor logged:
 * `SCRAM-SHA-256$4096:SALT$STOREDKEY:SERVERKEY` in base64 (RFC 5802, RFC 7677; PostgreSQL, pg_authid). Throws for a
 * password that is not of printable ASCII characters.
 */
export function scramVerifier(password: string, salt: Uint8Array = randomBytes(16)): string {
  if (!PRINTABLE.test(password)) throw new RangeError('A login’s password is of printable ASCII characters.');
  const salted = pbkdf2Sync(password, salt, ITERATIONS, KEY_BYTES, 'sha256');
  const keyOf = (what: string): Buffer => createHmac('sha256', salted).update(what).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const serverKey = keyOf('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${Buffer.from(salt).toString('base64')}$${storedKey}:${serverKey}`;
}
