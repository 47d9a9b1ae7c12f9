import type { EcPublicJwk } from '#proof/claims';

/** A key that signs and shows nothing else of itself. A second kind of it will live in a hardware module. */
export interface Signer {
  readonly kid: string;
  readonly alg: 'ES256';
  readonly publicJwk: EcPublicJwk;
  /** ECDSA over SHA-256 of the bytes: r and s in 64 bytes, s in the lower half. */
  sign(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
}
