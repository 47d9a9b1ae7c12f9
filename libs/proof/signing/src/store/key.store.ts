import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, type Unit, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import type { EcPublicJwk } from '#proof/claims';

import type { SealedKey } from '../domain/envelope.js';
import type { MadeKey } from '../domain/make-key.js';
import type { KeyPurpose, KeyState, SigningKey } from '../domain/signing-key.js';

/** A row of `signing_keys`. */
interface KeyRow {
  readonly kid: string;
  readonly agency_id: AgencyId;
  readonly purpose: KeyPurpose;
  readonly issuer_slug: string | null;
  readonly public_jwk: EcPublicJwk;
  readonly short_kid: Uint8Array;
  readonly state: KeyState;
  readonly certificate: string | null;
  readonly valid_from: Instant;
  readonly valid_until: Instant;
  readonly compromised_at: Instant | null;
}

interface SecretRow {
  readonly kid: string;
  readonly sealed_key: Uint8Array;
  readonly sealed_data_key: Uint8Array;
  readonly master_version: number;
}

/** Keys and their sealed halves. The worker sees every public half, and a secret only in its own agency's unit. */
@Injectable()
export class KeyStore {
  async ofKids(unit: Unit, kids: readonly string[]): Promise<readonly SigningKey[]> {
    const found = await query<KeyRow>(
      unit,
      `select kid, agency_id, purpose, issuer_slug, public_jwk, short_kid, state, certificate, valid_from, valid_until,
        compromised_at from signing_keys where kid = any($1::text[])`,
      [kids],
    );
    return found.map(keyOf);
  }

  /** The key that signs now. */
  async active(unit: Unit, agencyId: AgencyId, purpose: KeyPurpose): Promise<SigningKey | null> {
    const [row] = await query<KeyRow>(
      unit,
      `select kid, agency_id, purpose, issuer_slug, public_jwk, short_kid, state, certificate, valid_from, valid_until,
        compromised_at from signing_keys where agency_id = $1 and purpose = $2 and state = 'ACTIVE'`,
      [agencyId, purpose],
    );
    return row === undefined ? null : keyOf(row);
  }

  /** Every key that is or was published, of all agencies that the unit may see. */
  async published(unit: Unit): Promise<readonly SigningKey[]> {
    const rows = await query<KeyRow>(
      unit,
      `select kid, agency_id, purpose, issuer_slug, public_jwk, short_kid, state, certificate, valid_from, valid_until,
        compromised_at from signing_keys where state <> 'PENDING' order by kid`,
    );
    return rows.map(keyOf);
  }

  /** The sealed halves of those keys whose secrets the unit may see, by kid. */
  async secretsOf(unit: Unit, kids: readonly string[]): Promise<ReadonlyMap<string, SealedKey>> {
    const found = await query<SecretRow>(
      unit,
      'select kid, sealed_key, sealed_data_key, master_version from signing_key_secrets where kid = any($1::text[])',
      [kids],
    );
    return new Map(
      found.map(
        ({ kid, sealed_key: sealedKey, sealed_data_key: sealedDataKey, master_version: masterVersion }) => [
          kid,
          { sealedKey, sealedDataKey, masterVersion },
        ],
      ),
    );
  }

  /** Adds a key with its secret. False, and nothing added, where another one is active or has the same short kid. */
  async add(unit: WriteUnit, { key, sealed }: MadeKey): Promise<boolean> {
    const added = await query<{ kid: string }>(
      unit,
      `insert into signing_keys (kid, agency_id, purpose, issuer_slug, algorithm, public_jwk, short_kid, state,
        certificate, valid_from, valid_until) values ($1, $2, $3, $4, 'ES256', $5, $6, $7, $8, $9, $10)
        on conflict do nothing returning kid`,
      [
        key.kid,
        key.agencyId,
        key.purpose,
        key.issuerSlug,
        JSON.stringify(key.publicJwk),
        key.shortKid,
        key.state,
        key.certificate,
        key.validFrom,
        key.validUntil,
      ],
    );
    if (added.length === 0) return false;
    await query(
      unit,
      `insert into signing_key_secrets (kid, agency_id, sealed_key, sealed_data_key, master_version)
        values ($1, $2, $3, $4, $5)`,
      [key.kid, key.agencyId, sealed.sealedKey, sealed.sealedDataKey, sealed.masterVersion],
    );
    return true;
  }

  /** The key signs no more and is still believed. */
  async retire(unit: WriteUnit, kid: string): Promise<void> {
    await query(unit, `update signing_keys set state = 'RETIRED' where kid = $1 and state = 'ACTIVE'`, [kid]);
  }
}

function keyOf(row: KeyRow): SigningKey {
  return {
    kid: row.kid,
    agencyId: row.agency_id,
    purpose: row.purpose,
    issuerSlug: row.issuer_slug,
    publicJwk: row.public_jwk,
    shortKid: row.short_kid,
    state: row.state,
    certificate: row.certificate,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    compromisedAt: row.compromised_at,
  };
}
