import { Injectable } from '@nestjs/common';

import { AccountNames, MemberNames } from '#platform/identity';
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
  /** Whoever stands in an entry of the journal: told LPHQ by their account, an agency as above, so never who of LPHQ. */
  readonly ofActor = {
    load: (operation: Operation, accountId: string): Promise<string | null> =>
      operation.actor.kind === 'staff'
        ? this.accounts.load(operation, accountId)
        : this.ofAccount.load(operation, accountId),
  };
  private readonly names: PerOperation<ReadonlyMap<string, string>>;
  private readonly accounts: PerOperation<string>;

  constructor(units: UnitsOfWork, names: MemberNames, accounts: AccountNames) {
    this.accounts = new PerOperation(({ staff }, ids) =>
      units.read(staff, (unit) => accounts.byIds(unit, ids)),
    );
    this.names = new PerOperation(({ actor }) =>
      units.read(actor, async (unit) => new Map([[EVERYBODY, await names.ofAgency(unit)]])),
    );
  }
}
