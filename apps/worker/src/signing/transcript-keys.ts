import { Injectable } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { KeyRing, KeyStore, PublishedKids, type Signer } from '#proof/signing';

import { workerFor } from '../worker-actor.js';

export interface TranscriptKey {
  /** The agency in whose name the key signs. */
  readonly slug: string;
  /** `unpublished`: no published list names the key yet, so nobody would believe it. */
  readonly signer: Signer | 'unpublished';
}

/**
 * The key that signs an agency's transcripts: the one that signs its badges now. It signs whatever the agency's standing,
 * since LPHQ has ordered it, and an agency that closes is the likeliest to give its learners away.
 */
@Injectable()
export class TranscriptKeys {
  private readonly agencies = new AgencyReads();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
    private readonly published: PublishedKids,
  ) {}

  /** Throws where the agency has no key that may sign: an alarm. */
  of(agencyId: AgencyId): Promise<TranscriptKey> {
    return this.units.read(workerFor(agencyId), async (unit) => {
      const agency = await this.agencies.own(unit);
      const key = await this.keys.active(unit, agencyId, 'BADGE');
      if (agency === null || key === null)
        throw new Error(`The agency ${agencyId} has no key for transcripts.`);
      const isPublished = (await this.published.all(unit)).has(key.kid);
      const signer = isPublished ? await this.ring.signerFor(unit, key.kid, 'BADGE') : 'unpublished';
      return { slug: agency.slug, signer };
    });
  }
}
