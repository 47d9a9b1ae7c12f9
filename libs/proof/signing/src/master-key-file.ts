import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';

/** What a master key file of the documentation holds, so that nobody runs on it by accident. */
export const SAMPLE_MASTER_KEY = 'c2FtcGxlLW1hc3Rlci1rZXktLWRvLW5vdC11c2UtaXQ=';

export interface MasterKeyRules {
  /** Refuse the sample even in a demo. */
  readonly sampleRefused: boolean;
  readonly production: boolean;
}

/** base64 of 32 bytes, with its padding, and a newline at most. */
const FORM = /^([A-Za-z0-9+/]{43}=)\r?\n?$/;
/** Anybody may read, write or run it; the group may write it. Secret mounts readable by a group are common. */
const TOO_OPEN = 0o027;

/** A new master key as its file holds it; write it where only the worker's user can read it. */
export function newMasterKeyText(): string {
  return `${randomBytes(32).toString('base64')}\n`;
}

/**
 * Reads a master key. A file, since an environment variable shows in /proc and in crash reports. Throws for a file
 * that everybody may read or a group may write, for what is not base64 of 32 bytes, and for the sample, which
 * production never accepts.
 */
export async function readMasterKey(path: string, rules: MasterKeyRules): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { mode } = await file.stat();
    if ((mode & TOO_OPEN) !== 0)
      throw new Error(`${path} is open to others than its owner: set its mode to 0600.`);
    return keyIn(await file.readFile('utf8'), path, rules.sampleRefused || rules.production);
  } finally {
    await file.close();
  }
}

function keyIn(text: string, path: string, isSampleRefused: boolean): Uint8Array {
  const [, encoded] = FORM.exec(text) ?? [];
  const bytes = encoded === undefined ? null : Buffer.from(encoded, 'base64');
  if (bytes === null || bytes.toString('base64') !== encoded)
    throw new Error(`${path} holds no base64 of 32 bytes.`);
  if (isSampleRefused && encoded === SAMPLE_MASTER_KEY)
    throw new Error(`${path} holds the sample key, which everybody knows: make a new one.`);
  return bytes;
}
