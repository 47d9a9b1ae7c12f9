import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';

import type { Passkey } from '../store/passkey.store.js';

/** What a browser is asked for; JSON as the browser's half of the library takes it. */
export type PasskeyOptions = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;

const NAME = 'LPHQ';

/**
 * Asks browsers for passkeys and checks what they answer, for one origin. A passkey names its account itself
 * (discoverable), and its owner is always verified by the device. What a browser sends is judged, never trusted: what
 * cannot be read is as wrong as what is forged.
 */
export class RelyingParty {
  private readonly host: string;

  constructor(private readonly origin: string) {
    this.host = new URL(origin).hostname;
  }

  toSignIn(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({ rpID: this.host, userVerification: 'required' });
  }

  toKeep(
    account: { readonly accountId: string; readonly displayName: string },
    held: readonly { readonly credentialId: string }[],
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: NAME,
      rpID: this.host,
      userID: new TextEncoder().encode(account.accountId),
      userName: account.displayName,
      userDisplayName: account.displayName,
      attestationType: 'none',
      excludeCredentials: held.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** The new passkey, or null where the answer does not hold. */
  async kept(response: unknown, challenge: string): Promise<Omit<Passkey, 'accountId'> | null> {
    const verified = await judged(() =>
      verifyRegistrationResponse({
        response: response as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.host,
        requireUserVerification: true,
      }),
    );
    if (!verified?.verified) return null;
    const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
    return { credentialId: id, publicKey, counter, transports: transports ?? [] };
  }

  /** The counter after the answer, or null where it does not hold: another challenge, origin or key, or a counter that went back. */
  async counterAfter(response: unknown, challenge: string, passkey: Passkey): Promise<number | null> {
    const verified = await judged(() =>
      verifyAuthenticationResponse({
        response: response as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: this.origin,
        expectedRPID: this.host,
        requireUserVerification: true,
        credential: {
          id: passkey.credentialId,
          publicKey: Uint8Array.from(passkey.publicKey),
          counter: passkey.counter,
        },
      }),
    );
    return verified?.verified ? verified.authenticationInfo.newCounter : null;
  }
}

/** The library throws where an answer is wrong and where it cannot be read; nothing else happens in these calls. */
async function judged<T>(check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch {
    return null;
  }
}
