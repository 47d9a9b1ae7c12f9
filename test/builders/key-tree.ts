import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

import { type Instant, isoSeconds, plusMilliseconds, secondsOf } from '#platform/clock';
import {
  canonicalBytes,
  type EcPublicJwk,
  issuerId,
  type JsonObject,
  keyId,
  kidOf,
  publicJwkOf,
  shortKidOf,
} from '#proof/claims';
import { toLowS } from '#proof/compact';

const YEAR = 365 * 86_400_000;

/** A P-256 key of a test, private half and all. It signs with node's own crypto, not with the product's signer. */
export interface TestKey {
  readonly kid: string;
  readonly jwk: EcPublicJwk;
  readonly shortKid: Uint8Array;
  signature(bytes: Uint8Array): Uint8Array;
  jws(typ: string, origin: string, payload: Uint8Array, more?: JsonObject): string;
}

export function aTestKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicJwkOf(publicKey.export({ format: 'jwk' }))!;
  const kid = kidOf(jwk);
  const signature = (bytes: Uint8Array): Uint8Array => signedBy(privateKey, bytes);
  return {
    kid,
    jwk,
    shortKid: shortKidOf(jwk),
    signature,
    jws: (typ, origin, payload, more = {}) => {
      const header = canonicalBytes({ alg: 'ES256', kid: keyId(origin, kid), typ, ...more });
      const signed = `${base64url(header)}.${base64url(payload)}`;
      return `${signed}.${base64url(signature(Buffer.from(signed)))}`;
    },
  };
}

/** Which state a listed key is in, and from when it is known to be lost. */
export interface Listed {
  readonly key: TestKey;
  readonly slug: string | null;
  readonly state?: 'ACTIVE' | 'RETIRED' | 'COMPROMISED';
  /** Of an agency's key; BADGE unless it says otherwise. */
  readonly purpose?: 'BADGE' | 'STATUS';
}

/** A root, the operating key that it certified, and the lists that this key signs: a key tree for one origin. */
export class TestKeyTree {
  readonly root = aTestKey();
  readonly operating = aTestKey();

  constructor(
    private readonly origin: string,
    private readonly now: Instant,
  ) {}

  list(version: number, listed: readonly Listed[], signedBy = this.operating): string {
    return signedBy.jws(
      'lphq-keys+jwt',
      this.origin,
      canonicalBytes({
        iss: this.origin,
        version,
        iat: secondsOf(this.now),
        exp: secondsOf(plusMilliseconds(this.now, YEAR)),
        operating: this.certificate(),
        keys: [{ key: this.operating, slug: null }, ...listed].map((entry) => this.entry(entry)),
      }),
    );
  }

  private certificate(): string {
    const payload = {
      iss: this.origin,
      sub: keyId(this.origin, this.operating.kid),
      nbf: secondsOf(this.now),
      exp: secondsOf(plusMilliseconds(this.now, YEAR)),
      jwk: { ...this.operating.jwk },
    };
    return this.root.jws('lphq-operating-key+jwt', this.origin, canonicalBytes(payload));
  }

  private entry({ key, slug, state = 'ACTIVE', purpose = 'BADGE' }: Listed): JsonObject {
    return {
      kid: key.kid,
      shortKid: base64url(key.shortKid),
      issuer: slug === null ? this.origin : issuerId(this.origin, slug),
      alg: 'ES256',
      purpose: slug === null ? 'OPERATING' : purpose,
      jwk: { ...key.jwk },
      state,
      validFrom: isoSeconds(this.now),
      validUntil: isoSeconds(plusMilliseconds(this.now, YEAR)),
      ...(state === 'COMPROMISED' ? { compromisedAt: isoSeconds(this.now) } : {}),
    };
  }
}

function signedBy(privateKey: KeyObject, bytes: Uint8Array): Uint8Array {
  return toLowS(Uint8Array.from(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })));
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
