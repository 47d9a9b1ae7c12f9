import { createHmac } from 'node:crypto';

import { networkOf } from './network.js';

/**
 * Somebody tries a password: at which door, for which account, known or not, and from where. The doors count apart:
 * whoever guesses from outside keeps nobody who is signed in from stepping up, to revoke for one.
 */
export interface Attempt {
  readonly door: 'sign-in' | 'step-up';
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

  account({ door, email }: Attempt): Uint8Array {
    return this.keyOf(door, email);
  }

  /** Tokens of invitations that somebody tries; without what is tried. */
  invitations(address: string): Uint8Array {
    return this.keyOf('invitations', networkOf(address));
  }

  /** Requests for a new password, from a network. */
  resets(address: string): Uint8Array {
    return this.keyOf('resets', networkOf(address));
  }

  /** The same for an address, known or not. */
  resetOf(email: string): Uint8Array {
    return this.keyOf('reset-of', email);
  }

  /** Tokens of mails that somebody holds up; without what is held up. */
  resetTokens(address: string): Uint8Array {
    return this.keyOf('reset-tokens', networkOf(address));
  }

  /** Mails that invite: on an agency's behalf, on LPHQ's, to an address, and of one invitation. */
  mailsOfAgency(agencyId: string): Uint8Array {
    return this.keyOf('invites-of', agencyId);
  }

  mailsOfLphq(): Uint8Array {
    return this.keyOf('invites-of', 'lphq');
  }

  mailsTo(email: string): Uint8Array {
    return this.keyOf('invites-to', email);
  }

  resendsOf(invitationId: string): Uint8Array {
    return this.keyOf('resends-of', invitationId);
  }

  /** All failures together. */
  everybody(): Uint8Array {
    return this.keyOf('everybody', '');
  }

  private keyOf(kind: string, text: string): Uint8Array {
    return createHmac('sha256', this.secret).update(`${kind} ${text}`).digest();
  }
}
