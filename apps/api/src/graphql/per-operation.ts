import DataLoader from 'dataloader';

import type { Operation } from './operation.js';

type Batch<Value> = (operation: Operation, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/**
 * Gathers what the fields of one operation ask for into one batch, and forgets it after each mutation. Keys
 * that the batch leaves out answer null: unknown, or another agency's.
 */
export class PerOperation<Value> {
  private readonly loaders = new WeakMap<object, DataLoader<string, Value | null>>();

  constructor(private readonly batch: Batch<Value>) {}

  load(operation: Operation, key: string): Promise<Value | null> {
    return this.loaderOf(operation).load(key);
  }

  private loaderOf(operation: Operation): DataLoader<string, Value | null> {
    const known = this.loaders.get(operation.scope);
    if (known) return known;
    const loader = new DataLoader<string, Value | null>(async (keys) => {
      const found = await this.batch(operation, keys);
      return keys.map((key) => found.get(key) ?? null);
    });
    this.loaders.set(operation.scope, loader);
    return loader;
  }
}

/** Rows by their id, for a batch. */
export function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
