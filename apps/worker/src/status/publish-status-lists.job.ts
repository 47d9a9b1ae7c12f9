import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads } from '#authority/agencies';
import { CredentialOrigin, TakenBackPlaces } from '#learners/badges';
import { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { type OpenStatusList, type Signer, signStatusList, StatusListStore } from '#proof/signing';
import { prepareStatusList } from '#proof/status';

import type { Job } from '../job.js';
import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';
import { type DueList, dueList } from './due-list.js';
import { StatusKeys } from './status-keys.js';

/**
 * Publishes every status list that says something else than its rows, or whose signature is five minutes old: rebuilt
 * from the rows each time, never counted on from the version before (docs/decisions/0013-status-lists.md). A list that
 * cannot be published is an alarm and stops no other.
 */
@Injectable()
export class PublishStatusLists implements Job {
  readonly name = 'publish-status-lists';
  private readonly lists = new StatusListStore();
  private readonly agencies = new AgencyReads();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly places: TakenBackPlaces,
    private readonly keys: StatusKeys,
    private readonly origin: CredentialOrigin,
    private readonly tools: WorkerLog,
  ) {}

  async run(): Promise<number> {
    const lists = await this.units.read(workerFor(null), (unit) => this.lists.all(unit));
    const agencies = new Set(lists.map(({ agencyId }) => agencyId));
    let published = 0;
    for (const agencyId of agencies) {
      const own = lists.filter((list) => list.agencyId === agencyId);
      published += await this.heard(agencyId, () => this.publishFor(agencyId, own));
    }
    return published;
  }

  /** The rows are read after the versions that were published, so that none of their places can be missing here. */
  private async publishFor(agencyId: AgencyId, lists: readonly OpenStatusList[]): Promise<number> {
    const { agency, places } = await this.units.read(workerFor(agencyId), async (unit) => ({
      agency: await this.agencies.own(unit),
      places: await this.places.byList(unit),
    }));
    if (agency === null)
      throw new Error(`There are status lists of the agency ${agencyId}, which is not there.`);
    const now = this.tools.clock.now();
    let [signer, published]: [Signer | null, number] = [null, 0];
    for (const list of lists)
      published += await this.heard(agencyId, async () => {
        const due = dueList(list, places, now);
        if (due === null) return 0;
        signer ??= await this.keys.signerFor(agency);
        return signer === null ? 0 : this.publish(agency, due, signer);
      });
    return published;
  }

  private async publish({ id: agencyId, slug }: Agency, due: DueList, signer: Signer): Promise<number> {
    const { number, purpose, positions, previous, now } = due;
    const origin = this.origin.verifyOrigin;
    const names = { origin, number, purpose, slug, kid: signer.kid };
    const prepared = prepareStatusList({ ...names, positions, previous, now });
    const jwt = await signStatusList(signer, prepared);
    const next = { number, purpose, agencyId, version: (previous?.version ?? 0) + 1, jwt, signedAt: now };
    return (await this.units.overQueues((unit) => this.lists.publish(unit, next))) ? 1 : 0;
  }

  private async heard(agency: AgencyId, work: () => Promise<number>): Promise<number> {
    try {
      return await work();
    } catch (error) {
      this.tools.log.error({ job: this.name, agency }, 'A status list was not published.', error);
      return 0;
    }
  }
}
