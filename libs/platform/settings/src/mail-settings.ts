const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Who mail comes from: shown by the reader's program, and where an answer goes. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** The demo writes to nobody, and says so. */
export const DEMO_SENDER: Sender = { name: 'LPHQ (demo)', address: 'desk@lphq.example.org' };
export const DEMO_POSTAL_ADDRESS = '1 Example Street, Ottawa ON K1A 0A1, Canada';

/** An smtp:// or smtps:// URL that names its host and says nothing after it. */
export function isMailServer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(value);
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && search + hash === '';
}

/** Says whether mail to this server stays on this machine: only there it may travel in the clear. */
export function isOnThisMachine(smtpUrl: string): boolean {
  return LOOPBACK.has(new URL(smtpUrl).hostname);
}

/** `Name <address>` as a sender; null where it is none. Names hold nothing that ends or begins a header's part. */
export function readSender(value: string): Sender | null {
  const [, name = '', address = ''] =
    /^([^<>"@,;\p{C}]{1,100}) <([^<>\s@]{1,64}@[a-z0-9.-]{3,190})>$/iu.exec(value) ?? [];
  return address === '' || name.trim() !== name ? null : { name, address };
}

export function isSender(value: string): boolean {
  return readSender(value) !== null;
}

/** One line that can stand at the foot of a mail. */
export function isOneLine(value: string): boolean {
  return value.length <= 200 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value);
}
