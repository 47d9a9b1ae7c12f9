import { Injectable } from '@nestjs/common';

import { type Completion, CompletionReads } from '#learners/completions';
import { UnitsOfWork } from '#platform/persistence';

import { PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class CompletionLoaders {
  readonly ofLearner: PerOperation<readonly Completion[]>;
  readonly attemptsBefore: PerOperation<readonly Completion[]>;

  constructor(units: UnitsOfWork, completions: CompletionReads) {
    this.ofLearner = new PerOperation(({ actor }, learnerIds) =>
      units.read(actor, (unit) => completions.ofLearners(unit, learnerIds)),
    );
    this.attemptsBefore = new PerOperation(({ actor }, completionIds) =>
      units.read(actor, (unit) => completions.attemptsBefore(unit, completionIds)),
    );
  }
}
