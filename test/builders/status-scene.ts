import type { Instant } from '#platform/clock';
import type { StatusPurpose } from '#proof/claims';
import { prepareStatusList, type StatusList } from '#proof/status';

import type { TestDatabase } from '../harness/database.js';
import { aTestKey, type TestKey } from './key-tree.js';
import type { ScanScene } from './scan-scene.js';

/** What a list is to say, where a test wants it to be different. */
export interface ListWish {
  readonly number: number;
  /** Of what was taken back, unless a test says otherwise. */
  readonly purpose?: StatusPurpose;
  readonly positions?: readonly number[];
  readonly version?: number;
  readonly slug?: string;
  readonly now: Instant;
  readonly key?: TestKey;
}

/** Signs status lists with a key of the scene's agency, as the worker does, and with any other, as it does not. */
export class StatusScene {
  readonly key = aTestKey();

  constructor(private readonly origin: string) {}

  /** The token of a list; its version is 1 unless a test says otherwise. */
  signs(wish: ListWish): string {
    const { number, purpose = 'revocation', positions = [], version = 1, slug = 'north' } = wish;
    const { now, key = this.key } = wish;
    const previous = {
      version: version - 1,
      bits: new Uint8Array(16_384),
      slug,
      number,
      purpose,
      origin: this.origin,
    };
    const { payload } = prepareStatusList({
      ...{ origin: this.origin, number, purpose, slug, kid: key.kid, positions, now },
      previous: version === 1 ? null : ({ ...previous, signedAt: now, expiresAt: now } satisfies StatusList),
    });
    return key.jws('vc+jwt', this.origin, payload, { cty: 'vc' });
  }

  /** Its key in the published list of keys, beside the scene's own. */
  async publishesKeys(scene: ScanScene, version: number): Promise<void> {
    const own = { key: scene.key, slug: 'north' };
    await scene.publish(version, [own, { key: this.key, slug: 'north', purpose: 'STATUS' }]);
  }
}

/** Puts a token where the verifier looks for it, past the publisher and its rules. */
export async function publishList(
  db: TestDatabase,
  scene: ScanScene,
  list: {
    readonly number: number;
    readonly version: number;
    readonly jwt: string;
    readonly signedAt: Instant;
    readonly purpose?: StatusPurpose;
  },
): Promise<void> {
  const purpose = list.purpose ?? 'revocation';
  await db.adminQuery('delete from published_status_lists where list_number = $1 and purpose = $2', [
    list.number,
    purpose,
  ]);
  await db.adminQuery(
    `insert into published_status_lists (list_number, purpose, agency_id, version, jwt, signed_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [list.number, purpose, scene.agency.id, list.version, list.jwt, list.signedAt],
  );
}
