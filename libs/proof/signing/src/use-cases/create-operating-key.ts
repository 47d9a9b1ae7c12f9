import { Injectable } from '@nestjs/common';

import { Clock, type Instant, plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type WorkerActor } from '#platform/tenancy';

import { originOfCertificate } from '../domain/key-list.js';
import { type MadeKey, makeKey } from '../domain/make-key.js';
import { MasterKeys } from '../domain/master-keys.js';
import type { SigningKey } from '../domain/signing-key.js';
import { certifyOperatingKey } from '../key-tree.js';
import type { EcPrivateJwk } from '../local-signer.js';
import { KeyStore } from '../store/key.store.js';
import { OriginBook } from '../store/origin-book.js';
import { keyCreated } from './create-agency-key.js';

export interface CreateOperatingKeyRequest {
  /** Held for the length of this act; it is stored nowhere. */
  readonly rootPrivateJwk: EcPrivateJwk;
  readonly origin: string;
}

export interface CreateOperatingKeyOutcome {
  readonly kind: 'operating-key-created' | 'operating-key-exists';
  readonly key: SigningKey;
}

const DAY = 86_400_000;
const TERM = 366 * DAY;
/** Renewed this long before its certificate ends. */
const RENEWED_BEFORE = 30 * DAY;

/**
 * Gives LPHQ the key that signs the key list, certified by the root for a year. Asked again it makes a new one only
 * when the old one is about to run out or was certified for another origin; the old one is retired. Throws
 * `OriginRefused` where badges carry another origin already.
 */
@Injectable()
export class CreateOperatingKey {
  private readonly origins = new OriginBook();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly keys: KeyStore,
    private readonly masterKeys: MasterKeys,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: WorkerActor, request: CreateOperatingKeyRequest): Promise<CreateOperatingKeyOutcome> {
    const made = await this.certified(request, this.clock.now());
    return this.units.write(inAgency(actor, LPHQ_SCOPE), (unit) => this.ensure(unit, made, request.origin));
  }

  private async ensure(unit: WriteUnit, made: MadeKey, origin: string): Promise<CreateOperatingKeyOutcome> {
    await this.origins.hold(unit, origin);
    const existing = await this.keys.active(unit, LPHQ_SCOPE, 'OPERATING');
    if (existing !== null && this.servesOn(existing, origin))
      return unit.leaveUntouched({ kind: 'operating-key-exists', key: existing });

    if (existing !== null) await this.keys.retire(unit, existing.kid);
    if (!(await this.keys.add(unit, made)))
      throw new Error('Another operating key was made at the same moment.');
    await this.journal.append(unit, keyCreated(made.key));
    return { kind: 'operating-key-created', key: made.key };
  }

  private servesOn(key: SigningKey, origin: string): boolean {
    const renewAt = plusMilliseconds(key.validUntil, -RENEWED_BEFORE);
    return originOfCertificate(key.certificate) === origin && this.clock.now() < renewAt;
  }

  /** Outside the unit: a unit may run twice, and the root's signature belongs to one key. */
  private async certified(
    { rootPrivateJwk, origin }: CreateOperatingKeyRequest,
    now: Instant,
  ): Promise<MadeKey> {
    const term = { validFrom: now, validUntil: plusMilliseconds(now, TERM) };
    const plan = { agencyId: LPHQ_SCOPE, purpose: 'OPERATING', issuerSlug: null, ...term } as const;
    const { key, sealed } = makeKey(plan, this.masterKeys);
    const certificate = await certifyOperatingKey(rootPrivateJwk, key.publicJwk, {
      from: term.validFrom,
      until: term.validUntil,
      origin,
    });
    return { sealed, key: { ...key, certificate } };
  }
}
