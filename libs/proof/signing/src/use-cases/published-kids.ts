import { Injectable } from '@nestjs/common';

import type { Unit } from '#platform/persistence';

import { kidsIn } from '../domain/key-list.js';
import { KeyListStore } from '../store/key-list.store.js';

/**
 * The keys that the newest published list names. A badge that is signed before that would scan as not one of ours until
 * the list comes. Our own row, so its signature is not checked; a version never changes and is read once.
 */
@Injectable()
export class PublishedKids {
  private known: { readonly version: number; readonly kids: ReadonlySet<string> } | null = null;

  constructor(private readonly lists: KeyListStore) {}

  async all(unit: Unit): Promise<ReadonlySet<string>> {
    const version = await this.lists.newestVersion(unit);
    if (version === null) return new Set();
    if (this.known?.version !== version) {
      const list = await this.lists.newest(unit);
      this.known = list && { version: list.version, kids: kidsIn(list.jwt) };
    }
    return this.known?.kids ?? new Set();
  }
}
