import { createECDH } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { makeFile } from '#platform/persistence';
import { publicJwkOf } from '#proof/claims';
import type { EcPrivateJwk } from '#proof/signing';

import { UsageRefused } from './command.js';

/** A file to be made: a secret is its owner's alone. */
export interface KeyFile {
  readonly file: string;
  readonly text: string;
  readonly isPublic?: boolean;
}

/** Makes all of the files or, where one of them is there already, none; their folders too. */
export async function makeKeyFiles(files: readonly KeyFile[]): Promise<void> {
  for (const { file } of files) if (existsSync(file)) refuse(file);
  for (const { file } of files) await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  for (const { file, text, isPublic } of files)
    if (!(await makeFile(file, text, isPublic === true ? 0o644 : 0o600))) refuse(file);
}

/** LPHQ's root from its file. What is wrong with a file is never said in its own words: they may be the key. */
export async function readRootKey(file: string): Promise<EcPrivateJwk> {
  const key = privateJwkOf(await readFile(file, 'utf8'));
  if (key === null) throw new UsageRefused(`${file} holds no private P-256 JWK`);
  return key;
}

function privateJwkOf(text: string): EcPrivateJwk | null {
  try {
    const value = JSON.parse(text) as unknown;
    const publicJwk = publicJwkOf(value);
    const { d } = value as { d?: unknown };
    if (publicJwk === null || typeof d !== 'string') return null;
    return belongsTo(d, publicJwk) ? { ...publicJwk, d } : null;
  } catch {
    return null;
  }
}

/** The private half makes exactly this public half; throws for a number that is no key. */
function belongsTo(d: string, { x, y }: { readonly x: string; readonly y: string }): boolean {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(d, 'base64url'));
  const point = pair.getPublicKey();
  return point.subarray(1, 33).toString('base64url') === x && point.subarray(33).toString('base64url') === y;
}

function refuse(file: string): never {
  throw new UsageRefused(`${file} exists already and is left as it is`);
}
