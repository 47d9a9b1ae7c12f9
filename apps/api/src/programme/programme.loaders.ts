import { Injectable } from '@nestjs/common';

import { ProgrammeReads, type ProgrammeStanding, type ProgrammeVersion } from '#learners/programme';
import { UnitsOfWork } from '#platform/persistence';

import type { Operation } from '../graphql/operation.js';
import { byId, PerOperation } from '../graphql/per-operation.js';

/** More editions than LPHQ publishes in a lifetime. */
const KEPT_AT_MOST = 100;

/**
 * Versions of the programme, read once in the life of the process: what a published one demands never changes, the
 * database lets nobody change it, and everybody may read it.
 */
@Injectable()
export class ProgrammeLoaders {
  readonly byId: PerOperation<ProgrammeVersion>;
  /** What may change of them is read each time. */
  readonly standings: PerOperation<ProgrammeStanding>;
  private readonly kept = new Map<string, ProgrammeVersion>();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeReads,
  ) {
    this.byId = new PerOperation((operation, ids) => this.found(operation, ids));
    this.standings = new PerOperation(async ({ actor }, ids) =>
      byId(await this.units.read(actor, (unit) => this.programmes.standings(unit, ids))),
    );
  }

  private async found({ actor }: Operation, ids: readonly string[]): Promise<Map<string, ProgrammeVersion>> {
    const unread = ids.filter((id) => !this.kept.has(id));
    const read =
      unread.length === 0 ? [] : await this.units.read(actor, (unit) => this.programmes.byIds(unit, unread));
    for (const version of read) this.keep(version);
    return new Map([...this.kept, ...byId(read)]);
  }

  private keep(version: ProgrammeVersion): void {
    if (this.kept.size < KEPT_AT_MOST) this.kept.set(version.id, version);
  }
}
