import { Injectable } from '@nestjs/common';

import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { UnitsOfWork } from '#platform/persistence';

import { byId, PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class ProgrammeLoaders {
  readonly byId: PerOperation<ProgrammeVersion>;

  constructor(units: UnitsOfWork, programmes: ProgrammeReads) {
    this.byId = new PerOperation(async ({ actor }, ids) =>
      byId(await units.read(actor, (unit) => programmes.byIds(unit, ids))),
    );
  }
}
