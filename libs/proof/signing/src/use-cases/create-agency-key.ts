import { Injectable } from '@nestjs/common';

import { Clock, type Instant, plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { type AgencyId, inAgency, type WorkerActor } from '#platform/tenancy';

import { type MadeKey, makeKey } from '../domain/make-key.js';
import { MasterKeys } from '../domain/master-keys.js';
import type { KeyPurpose, SigningKey } from '../domain/signing-key.js';
import { KeyStore } from '../store/key.store.js';

export interface CreateAgencyKeyRequest {
  readonly agencyId: AgencyId;
  /** The agency's slug: the issuer that the key list names for this key. */
  readonly slug: string;
}

/** What became of the key for badges. */
export interface CreateAgencyKeyOutcome {
  readonly kind: 'agency-key-created' | 'agency-key-exists';
  readonly key: SigningKey;
}

/** A year, and a month in which the next key can take over. */
const TERM = 396 * 86_400_000;
/** Two keys share a short kid once in four thousand million draws. */
const DRAWS = 3;

/**
 * Gives an agency the key that signs its status lists and then the one that signs its badges, so that no badge names a
 * list that nobody can sign. Asked twice, it makes one of each.
 */
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
    await this.made(actor, request, 'STATUS');
    return this.made(actor, request, 'BADGE');
  }

  private async made(
    actor: WorkerActor,
    request: CreateAgencyKeyRequest,
    purpose: KeyPurpose,
  ): Promise<CreateAgencyKeyOutcome> {
    const worker = inAgency(actor, request.agencyId);
    for (let draw = 1; draw <= DRAWS; draw += 1) {
      const outcome = await this.units.write(worker, (unit) => this.ensure(unit, request, purpose));
      if (outcome !== null) return outcome;
    }
    throw new Error('No key with a short kid of its own was drawn.');
  }

  private async ensure(
    unit: WriteUnit,
    request: CreateAgencyKeyRequest,
    purpose: KeyPurpose,
  ): Promise<CreateAgencyKeyOutcome | null> {
    const made = this.drawn(request, purpose, this.clock.now());
    const existing = await this.keys.active(unit, request.agencyId, purpose);
    if (existing === null && (await this.keys.add(unit, made))) {
      await this.journal.append(unit, keyCreated(made.key));
      return { kind: 'agency-key-created', key: made.key };
    }
    const key = existing ?? (await this.keys.active(unit, request.agencyId, purpose));
    return unit.leaveUntouched(key === null ? null : { kind: 'agency-key-exists', key });
  }

  private drawn({ agencyId, slug }: CreateAgencyKeyRequest, purpose: KeyPurpose, now: Instant): MadeKey {
    const term = { validFrom: now, validUntil: plusMilliseconds(now, TERM) };
    return makeKey({ agencyId, purpose, issuerSlug: slug, ...term }, this.masterKeys);
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
