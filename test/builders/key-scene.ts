import { randomBytes, randomUUID } from 'node:crypto';

import { fixedClock, type Instant } from '#platform/clock';
import { Journal } from '#platform/journal';
import { type AgencyId, inAgency, type WorkerActor } from '#platform/tenancy';
import {
  CreateAgencyKey,
  CreateOperatingKey,
  KeyRing,
  KeyStore,
  makeRoot,
  MasterKeys,
  PublishKeyList,
} from '#proof/signing';

import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { NOW, ORIGIN } from './proof.builder.js';

/** A worker that is in no agency yet. */
export const WORKER: WorkerActor = { kind: 'worker', agencyId: null, requestId: 'test' };
export const anAgencyId = () => randomUUID() as string as AgencyId;

/** The room that makes and publishes keys, under one root and one master key, on a database of its own. */
export class KeyScene {
  readonly masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
  readonly root = makeRoot();
  readonly keys = new KeyStore();

  private constructor(readonly db: TestDatabase) {}

  static async open(): Promise<KeyScene> {
    return new KeyScene(await openTestDatabase());
  }

  /** The room at a moment. */
  roomAt(now: Instant = NOW) {
    const { db, keys, masterKeys } = this;
    const clock = fixedClock(now.toISOString());
    const journal = new Journal(clock);
    const ring = new KeyRing(keys, masterKeys, clock);
    return {
      ring,
      createAgencyKey: new CreateAgencyKey(db.units, keys, masterKeys, journal, clock),
      createOperatingKey: new CreateOperatingKey(db.units, keys, masterKeys, journal, clock),
      publishKeyList: new PublishKeyList(db.units, keys, ring, journal, clock),
    };
  }

  /** A new agency, and the key that was made for it. */
  async withKey(slug = 'north') {
    const agencyId = anAgencyId();
    const { key } = await this.roomAt().createAgencyKey.run(WORKER, { agencyId, slug });
    return { agencyId, key };
  }

  withOperatingKey(now = NOW, origin = ORIGIN) {
    const request = { rootPrivateJwk: this.root.privateJwk, origin };
    return this.roomAt(now).createOperatingKey.run(WORKER, request);
  }

  publish(now = NOW, origin = ORIGIN) {
    return this.roomAt(now).publishKeyList.run(WORKER, { origin });
  }

  signerFor(agencyId: AgencyId, kid: string, now = NOW) {
    return this.db.units.read(inAgency(WORKER, agencyId), (unit) =>
      this.roomAt(now).ring.signerFor(unit, kid),
    );
  }

  /** What the journal was told of one type. */
  entries(type: string) {
    return this.db.adminQuery<{ agency_id: string; entry: Buffer }>(
      'select agency_id, entry from journal_entries where type = $1',
      [type],
    );
  }

  /** No key, no list and no origin: as before the first one was made. */
  begin() {
    return this.db.adminQuery(
      'truncate signing_key_secrets, signing_keys, key_lists, verify_origins cascade',
    );
  }
}
