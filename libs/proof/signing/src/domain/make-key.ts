import { generateKeyPairSync } from 'node:crypto';

import type { Instant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import { type EcPublicJwk, kidOf, publicJwkOf, shortKidOf } from '#proof/claims';

import { type SealedKey, sealKey } from './envelope.js';
import type { MasterKeys } from './master-keys.js';
import type { KeyPurpose, SigningKey } from './signing-key.js';

export interface KeyPlan {
  readonly agencyId: AgencyId;
  readonly purpose: KeyPurpose;
  readonly issuerSlug: string | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
}

/** A key that was just drawn: its public half, and its private half already sealed. */
export interface MadeKey {
  readonly key: SigningKey;
  readonly sealed: SealedKey;
}

/** Draws a P-256 key for the plan. The private half leaves this function only under seal. */
export function makeKey(plan: KeyPlan, masterKeys: MasterKeys): MadeKey {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicJwk = publicHalf(pair.publicKey.export({ format: 'jwk' }));
  const kid = kidOf(publicJwk);
  const pkcs8 = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
  const sealed = sealKey(pkcs8, { kid, agencyId: plan.agencyId, purpose: plan.purpose }, masterKeys);
  pkcs8.fill(0);
  const rest = { state: 'ACTIVE', certificate: null, compromisedAt: null } as const;
  return { sealed, key: { ...plan, ...rest, kid, publicJwk, shortKid: shortKidOf(publicJwk) } };
}

function publicHalf(exported: unknown): EcPublicJwk {
  const jwk = publicJwkOf(exported);
  if (jwk === null) throw new TypeError('The key that was drawn is no P-256 key.');
  return jwk;
}
