import { Injectable } from '@nestjs/common';

import { MemberNames } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';

import type { Operation } from '../graphql/operation.js';
import { PerOperation } from '../graphql/per-operation.js';

const EVERYBODY = 'everybody';

/** Under which name the agency knows whoever acted. A team is small: all its names are read once, in one statement. */
@Injectable()
export class MemberNameLoaders {
  readonly ofAccount = {
    load: async (operation: Operation, accountId: string): Promise<string | null> =>
      (await this.names.load(operation, EVERYBODY))?.get(accountId) ?? null,
  };
  private readonly names: PerOperation<ReadonlyMap<string, string>>;

  constructor(units: UnitsOfWork, names: MemberNames) {
    this.names = new PerOperation(({ actor }) =>
      units.read(actor, async (unit) => new Map([[EVERYBODY, await names.ofAgency(unit)]])),
    );
  }
}
