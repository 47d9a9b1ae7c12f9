import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { Unit } from '#platform/persistence';

import { openKey, type SealedKey } from '../domain/envelope.js';
import { MasterKeys } from '../domain/master-keys.js';
import type { KeyPurpose, SigningKey } from '../domain/signing-key.js';
import { signerFromPkcs8 } from '../local-signer.js';
import type { Signer } from '../signer.js';
import { KeyStore } from '../store/key.store.js';

/** A key that must not or cannot sign: a fault of ours, or rows that somebody changed. Worth an alarm. */
export class KeyUnavailable extends Error {
  override readonly name = 'KeyUnavailable';

  constructor(
    readonly kid: string,
    readonly because: 'unknown' | 'purpose' | 'not-active' | 'term-over' | 'no-secret' | 'seal' | 'other-key',
    cause?: unknown,
  ) {
    super(`Key ${kid} does not sign: ${because}.`, { cause });
  }
}

/** Hands out signers, never keys. The unit must be in the keys' own agency. */
@Injectable()
export class KeyRing {
  constructor(
    private readonly keys: KeyStore,
    private readonly masterKeys: MasterKeys,
    private readonly clock: Clock,
  ) {}

  /** Throws `KeyUnavailable` unless the key has the purpose, is active, inside its term and opens as itself. */
  async signerFor(unit: Unit, kid: string, purpose: KeyPurpose = 'BADGE'): Promise<Signer> {
    const signer = (await this.signersFor(unit, [kid], purpose)).get(kid);
    if (signer === undefined) throw new KeyUnavailable(kid, 'unknown');
    if (signer instanceof KeyUnavailable) throw signer;
    return signer;
  }

  /** For each kid a signer, or why there is none. As many statements for all of them as for one. */
  async signersFor(
    unit: Unit,
    kids: readonly string[],
    purpose: KeyPurpose,
  ): Promise<ReadonlyMap<string, Signer | KeyUnavailable>> {
    const keys = await this.keys.ofKids(unit, kids);
    const secrets = await this.keys.secretsOf(unit, kids);
    const signers = new Map<string, Signer | KeyUnavailable>();
    for (const kid of kids) {
      const key = keys.find((found) => found.kid === kid) ?? null;
      signers.set(kid, await this.signer(kid, key, secrets.get(kid) ?? null, purpose).catch(asUnavailable));
    }
    return signers;
  }

  private async signer(
    kid: string,
    key: SigningKey | null,
    sealed: SealedKey | null,
    purpose: KeyPurpose,
  ): Promise<Signer> {
    if (key === null) throw new KeyUnavailable(kid, 'unknown');
    if (key.purpose !== purpose) throw new KeyUnavailable(kid, 'purpose');
    if (key.state !== 'ACTIVE') throw new KeyUnavailable(kid, 'not-active');
    if (this.clock.now() >= key.validUntil) throw new KeyUnavailable(kid, 'term-over');
    if (sealed === null) throw new KeyUnavailable(kid, 'no-secret');
    return this.opened(key, sealed);
  }

  private async opened(key: SigningKey, sealed: SealedKey): Promise<Signer> {
    const pkcs8 = this.unsealed(() => openKey(sealed, key, this.masterKeys), key.kid);
    const signer = await signerFromPkcs8(pkcs8);
    pkcs8.fill(0);
    if (signer.kid !== key.kid) throw new KeyUnavailable(key.kid, 'other-key');
    return signer;
  }

  private unsealed(open: () => Uint8Array, kid: string): Uint8Array {
    try {
      return open();
    } catch (cause) {
      throw new KeyUnavailable(kid, 'seal', cause);
    }
  }
}

function asUnavailable(error: unknown): KeyUnavailable {
  if (error instanceof KeyUnavailable) return error;
  throw error;
}
