import type { EcPublicJwk } from '#proof/claims';

/** What the verifier needs to know. It holds no secret but its database login. */
export interface VerifierSettings {
  readonly port: number;
  readonly host: string;
  /** The origin printed on cards and signed into badges; the only one that absolute addresses are made from. */
  readonly verifyOrigin: string;
  /** As `lp_public_login`. */
  readonly databaseUrl: string;
  /** LPHQ's root: what the key list is checked against, pinned here and never fetched. */
  readonly rootPublicJwk: EcPublicJwk;
  readonly trustedProxies: readonly string[];
  /** True for real use: start refuses an origin that is on loopback or not https. */
  readonly production: boolean;
}
