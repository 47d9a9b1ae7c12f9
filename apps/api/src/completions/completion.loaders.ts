import { Injectable } from '@nestjs/common';

import { type Completion, CompletionReads, type ShownCompletion } from '#learners/completions';
import { type Unit, UnitsOfWork } from '#platform/persistence';

import type { Operation } from '../graphql/operation.js';
import { PerOperation } from '../graphql/per-operation.js';

/** A completion, and what was read with it. */
type Read = Pick<ShownCompletion, 'completion'> & { readonly shown: ShownCompletion | null };

/**
 * Completions by learner. Where a field shows them they are read with their attempts and the names of who acted, for all
 * fields of the operation that come at once: a page that shows them and says what is missing asks one statement.
 */
@Injectable()
export class CompletionLoaders {
  readonly ofLearner = {
    load: async (operation: Operation, learnerId: string): Promise<readonly Completion[]> =>
      (await this.read(operation, learnerId)).map(({ completion }) => completion),
  };
  readonly attemptsBefore: PerOperation<readonly Completion[]>;
  private readonly reads: PerOperation<readonly Read[]>;
  private readonly showing = new WeakSet<object>();

  constructor(
    units: UnitsOfWork,
    private readonly completions: CompletionReads,
  ) {
    this.reads = new PerOperation((operation, learnerIds) =>
      units.read(operation.actor, (unit) => this.readAll(operation, unit, learnerIds)),
    );
    this.attemptsBefore = new PerOperation(({ actor }, completionIds) =>
      units.read(actor, (unit) => completions.attemptsBefore(unit, completionIds)),
    );
  }

  /** To be shown: with all that a page says of them, unless they were read for something else before. */
  shown(operation: Operation, learnerId: string): Promise<readonly Read[]> {
    this.showing.add(operation.scope);
    return this.read(operation, learnerId);
  }

  private async read(operation: Operation, learnerId: string): Promise<readonly Read[]> {
    return (await this.reads.load(operation, learnerId)) ?? [];
  }

  private async readAll(
    operation: Operation,
    unit: Unit,
    learnerIds: readonly string[],
  ): Promise<Map<string, readonly Read[]>> {
    if (this.showing.has(operation.scope)) {
      const shown = await this.completions.shownOfLearners(unit, learnerIds);
      return mapped(shown, (each) => ({ completion: each.completion, shown: each }));
    }
    const plain = await this.completions.ofLearners(unit, learnerIds);
    return mapped(plain, (completion) => ({ completion, shown: null }));
  }
}

function mapped<From, To>(
  found: ReadonlyMap<string, readonly From[]>,
  of: (from: From) => To,
): Map<string, To[]> {
  return new Map([...found].map(([id, all]) => [id, all.map(of)]));
}
