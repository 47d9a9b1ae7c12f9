import { Injectable } from '@nestjs/common';

import { Clock, type Instant, plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { type AgencyId, inAgency, type WorkerActor } from '#platform/tenancy';

import { type MadeKey, makeKey } from '../domain/make-key.js';
import { MasterKeys } from '../domain/master-keys.js';
import type { SigningKey } from '../domain/signing-key.js';
import { KeyStore } from '../store/key.store.js';

export interface CreateAgencyKeyRequest {
  readonly agencyId: AgencyId;
  /** The agency's slug: the issuer that the key list names for this key. */
  readonly slug: string;
}

export interface CreateAgencyKeyOutcome {
  readonly kind: 'agency-key-created' | 'agency-key-exists';
  readonly key: SigningKey;
}

/** A year, and a month in which the next key can take over. */
const TERM = 396 * 86_400_000;
/** Two keys share a short kid once in four thousand million draws. */
const DRAWS = 3;

/** Gives an agency the key that signs its badges. Asked twice, it makes one. */
@Injectable()
export class CreateAgencyKey {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly keys: KeyStore,
    private readonly masterKeys: MasterKeys,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: WorkerActor, request: CreateAgencyKeyRequest): Promise<CreateAgencyKeyOutcome> {
    const worker = inAgency(actor, request.agencyId);
    for (let draw = 1; draw <= DRAWS; draw += 1) {
      const outcome = await this.units.write(worker, (unit) => this.ensure(unit, request));
      if (outcome !== null) return outcome;
    }
    throw new Error('No key with a short kid of its own was drawn.');
  }

  private async ensure(
    unit: WriteUnit,
    request: CreateAgencyKeyRequest,
  ): Promise<CreateAgencyKeyOutcome | null> {
    const made = this.drawn(request, this.clock.now());
    const existing = await this.keys.active(unit, request.agencyId, 'BADGE');
    if (existing === null && (await this.keys.add(unit, made))) {
      await this.journal.append(unit, keyCreated(made.key));
      return { kind: 'agency-key-created', key: made.key };
    }
    const key = existing ?? (await this.keys.active(unit, request.agencyId, 'BADGE'));
    return unit.leaveUntouched(key === null ? null : { kind: 'agency-key-exists', key });
  }

  private drawn({ agencyId, slug }: CreateAgencyKeyRequest, now: Instant): MadeKey {
    const term = { validFrom: now, validUntil: plusMilliseconds(now, TERM) };
    return makeKey({ agencyId, purpose: 'BADGE', issuerSlug: slug, ...term }, this.masterKeys);
  }
}

/** The entry of a new key; the kid is public. */
export function keyCreated({ kid, agencyId, purpose }: SigningKey): Parameters<Journal['append']>[1] {
  return {
    type: 'key.created',
    object: { kind: 'agency', id: agencyId },
    facts: { kid, purpose, algorithm: 'ES256' },
  };
}
