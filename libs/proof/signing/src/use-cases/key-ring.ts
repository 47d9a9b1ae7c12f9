import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { Unit } from '#platform/persistence';

import { openKey } from '../domain/envelope.js';
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

/** Hands out signers, never keys. The unit must be in the key's own agency. */
@Injectable()
export class KeyRing {
  constructor(
    private readonly keys: KeyStore,
    private readonly masterKeys: MasterKeys,
    private readonly clock: Clock,
  ) {}

  /** Throws `KeyUnavailable` unless the key has the purpose, is active, inside its term and opens as itself. */
  async signerFor(unit: Unit, kid: string, purpose: KeyPurpose = 'BADGE'): Promise<Signer> {
    const key = await this.keys.ofKid(unit, kid);
    if (key === null) throw new KeyUnavailable(kid, 'unknown');
    if (key.purpose !== purpose) throw new KeyUnavailable(kid, 'purpose');
    if (key.state !== 'ACTIVE') throw new KeyUnavailable(kid, 'not-active');
    if (this.clock.now() >= key.validUntil) throw new KeyUnavailable(kid, 'term-over');
    return this.opened(unit, key);
  }

  private async opened(unit: Unit, key: SigningKey): Promise<Signer> {
    const sealed = await this.keys.secretOf(unit, key.kid);
    if (sealed === null) throw new KeyUnavailable(key.kid, 'no-secret');
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
