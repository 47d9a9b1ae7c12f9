import { createHmac } from 'node:crypto';

import { networkOf } from './network.js';

/** Somebody tries a password: for which account, known or not, and from where. */
export interface Attempt {
  readonly email: string;
  readonly address: string;
}

/**
 * Under which keys attempts are counted. HMAC-SHA-256 under a secret that is not in the database: whoever reads the
 * tables finds neither an e-mail nor an address there, not even by trying all of them.
 */
export class AttemptKeys {
  constructor(private readonly secret: Uint8Array) {}

  network({ address }: Attempt): Uint8Array {
    return this.keyOf('network', networkOf(address));
  }

  account({ email }: Attempt): Uint8Array {
    return this.keyOf('account', email);
  }

  /** All failures together. */
  everybody(): Uint8Array {
    return this.keyOf('everybody', '');
  }

  private keyOf(kind: string, text: string): Uint8Array {
    return createHmac('sha256', this.secret).update(`${kind} ${text}`).digest();
  }
}
