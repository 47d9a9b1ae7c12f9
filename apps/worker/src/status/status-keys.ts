import { Injectable } from '@nestjs/common';

import type { Agency } from '#authority/agencies';
import { UnitsOfWork } from '#platform/persistence';
import { CreateAgencyKey, KeyRing, KeyStore, PublishedKids, type Signer } from '#proof/signing';

import { workerFor } from '../worker-actor.js';

/** The keys that sign status lists. */
@Injectable()
export class StatusKeys {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
    private readonly published: PublishedKids,
    private readonly createKey: CreateAgencyKey,
  ) {}

  /**
   * Null until a published key list names the agency's key: a list that is signed before that would be believed by
   * nobody. An agency that has no such key yet gets one.
   */
  async signerFor(agency: Agency): Promise<Signer | null> {
    const worker = workerFor(agency.id);
    const key = await this.units.read(worker, (unit) => this.keys.active(unit, agency.id, 'STATUS'));
    if (key === null) {
      await this.createKey.run(worker, { agencyId: agency.id, slug: agency.slug });
      return null;
    }
    return this.units.read(worker, async (unit) =>
      (await this.published.all(unit)).has(key.kid) ? this.ring.signerFor(unit, key.kid, 'STATUS') : null,
    );
  }
}
