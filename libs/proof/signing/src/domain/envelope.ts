import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type { MasterKeys } from './master-keys.js';

/** Whose key it is: bound into the seal, so that a row cannot be moved to another agency, key or purpose (T24). */
export interface KeyIdentity {
  readonly kid: string;
  readonly agencyId: string;
  readonly purpose: string;
}

/** A private key as it is stored: sealed by a key of its own, which the master key seals in turn. */
export interface SealedKey {
  readonly sealedKey: Uint8Array;
  readonly sealedDataKey: Uint8Array;
  readonly masterVersion: number;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The version of this layout: nonce, ciphertext, tag. The data key's seal carries the master key's version instead. */
const LAYOUT_VERSION = 1;

/** Seals a PKCS#8 private key under a fresh data key and the newest master key (AES-256-GCM, SP 800-38D). */
export function sealKey(pkcs8: Uint8Array, identity: KeyIdentity, masterKeys: MasterKeys): SealedKey {
  const { version, key } = masterKeys.newest();
  const dataKey = randomBytes(KEY_BYTES);
  const sealed = {
    sealedKey: seal(pkcs8, dataKey, boundTo(identity, LAYOUT_VERSION)),
    sealedDataKey: seal(dataKey, key, boundTo(identity, version)),
    masterVersion: version,
  };
  dataKey.fill(0);
  return sealed;
}

/** Opens what `sealKey` sealed for the same identity; throws for any other bytes, identity or master key. */
export function openKey(sealed: SealedKey, identity: KeyIdentity, masterKeys: MasterKeys): Uint8Array {
  const master = masterKeys.ofVersion(sealed.masterVersion);
  const dataKey = open(sealed.sealedDataKey, master, boundTo(identity, sealed.masterVersion));
  try {
    return open(sealed.sealedKey, dataKey, boundTo(identity, LAYOUT_VERSION));
  } finally {
    dataKey.fill(0);
  }
}

function boundTo({ kid, agencyId, purpose }: KeyIdentity, version: number): Buffer {
  return Buffer.from(`${kid}|${agencyId}|${purpose}|${version}`, 'utf8');
}

function seal(plain: Uint8Array, key: Uint8Array, bound: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(sealed: Uint8Array, key: Uint8Array, bound: Uint8Array): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(-TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(bound)
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
