import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, type Unit, type WriteUnit } from '#platform/persistence';

export interface PublishedKeyList {
  readonly version: number;
  readonly jwt: string;
  readonly signedAt: Instant;
}

/** The key lists that were published. They are only ever added to. */
@Injectable()
export class KeyListStore {
  async newest(unit: Unit): Promise<PublishedKeyList | null> {
    const [row] = await query<{ version: string; jwt: string; signed_at: Instant }>(
      unit,
      'select version, jwt, signed_at from key_lists order by version desc limit 1',
    );
    return row === undefined ? null : { version: Number(row.version), jwt: row.jwt, signedAt: row.signed_at };
  }

  async newestVersion(unit: Unit): Promise<number | null> {
    const [row] = await query<{ version: string | null }>(
      unit,
      'select max(version) as version from key_lists',
    );
    return row === undefined || row.version === null ? null : Number(row.version);
  }

  /** False, and nothing added, where somebody else published this version first. */
  async add(unit: WriteUnit, list: PublishedKeyList): Promise<boolean> {
    const added = await query(
      unit,
      'insert into key_lists (version, jwt, signed_at) values ($1, $2, $3) on conflict do nothing returning version',
      [list.version, list.jwt, list.signedAt],
    );
    return added.length > 0;
  }
}
