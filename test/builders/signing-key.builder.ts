import { generateKeyPairSync } from 'node:crypto';

import type { Agency } from '#authority/agencies';
import { type EcPublicJwk, kidOf, publicJwkOf, shortKidOf } from '#proof/claims';

import type { TestDatabase } from '../harness/database.js';

type KeyState = 'PENDING' | 'ACTIVE' | 'RETIRED' | 'COMPROMISED';

/** The public half of an active badge key, made anew; its private half is thrown away. */
export function aSigningKey(): SigningKeyBuilder {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return new SigningKeyBuilder(
    publicJwkOf(publicKey.export({ format: 'jwk' }))!,
    'ACTIVE',
    '2030-01-01T00:00:00Z',
  );
}

class SigningKeyBuilder {
  constructor(
    private readonly jwk: EcPublicJwk,
    private readonly state: KeyState,
    private readonly validUntil: string,
  ) {}

  inState(state: KeyState): SigningKeyBuilder {
    return new SigningKeyBuilder(this.jwk, state, this.validUntil);
  }

  validTo(iso: string): SigningKeyBuilder {
    return new SigningKeyBuilder(this.jwk, this.state, iso);
  }

  /** Puts the key in the database, past every act and policy, and says its kid. */
  async in(db: TestDatabase, agency: Pick<Agency, 'id'>): Promise<string> {
    const kid = kidOf(this.jwk);
    await db.adminQuery(
      `insert into signing_keys (kid, agency_id, purpose, issuer_slug, algorithm, public_jwk, short_kid, state, valid_from, valid_until)
       values ($1, $2, 'BADGE', coalesce((select slug from agencies where agency_id = $2), 'north'), 'ES256', $3, $4, $5,
         '2026-01-01T00:00:00Z', $6)`,
      [kid, agency.id, JSON.stringify(this.jwk), shortKidOf(this.jwk), this.state, this.validUntil],
    );
    return kid;
  }
}
