import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Agency } from '#authority/agencies';
import { systemClock } from '#platform/clock';
import { CreateAgencyKey, CreateOperatingKey, MasterKeys, readMasterKey } from '#proof/signing';

import { openRooms, within } from '../../apps/operator/src/rooms.js';
import { accountsIn } from '../../test/builders/account.builder.js';
import { aMemberOf } from '../../test/builders/actor.builder.js';
import { anAgency } from '../../test/builders/agency.builder.js';
import { aCommunity } from '../../test/builders/community.builder.js';
import { aProgramme } from '../../test/builders/programme.builder.js';
import type { TestDatabase } from '../../test/harness/database.js';
import type { AppProcess } from './app-process.js';
import { type SignedIn, signedIn } from './people.js';
import { freeOrigins, type Origins, type Stand } from './stand.js';

/** The built api and worker on a database of their own, and an agency that can issue. */
export interface Product {
  readonly db: TestDatabase;
  readonly origins: Origins;
  readonly agency: Agency;
  readonly manager: SignedIn;
  readonly api: AppProcess;
  readonly worker: AppProcess;
  /**
   * That many more learners, all of whose assignments are accepted; answers their ids. Whoever is signed in has given
   * the password a moment ago, as issuing asks for (T22).
   */
  qualify(count: number): Promise<readonly string[]>;
}

export function openProduct(stand: Stand): Promise<Product> {
  return stand.scene('product', () => makeProduct(stand));
}

async function makeProduct(stand: Stand): Promise<Product> {
  const [db, origins] = [await stand.database(), await freeOrigins()];
  const agency = await anAgency().in(db);
  await makeKeys(stand, db, agency, `http://localhost:${origins.verifier}`);
  const worker = await stand.app('worker', db.adminUrl, origins);
  const api = await stand.app('api', db.adminUrl, origins);
  await untilPublished(db);
  const manager = await signedIn(db, origins.api, agency.id);
  return { db, origins, agency, manager, api, worker, qualify: await qualifier(db, agency) };
}

async function makeKeys(stand: Stand, db: TestDatabase, agency: Agency, origin: string): Promise<void> {
  const bytes = await readMasterKey(stand.masterKeyFile, { sampleRefused: true, production: false });
  const masterKeys = new MasterKeys([{ version: 1, bytes }]);
  await within(openRooms(db.units, systemClock, { verifyOrigin: origin, masterKeys }), async (rooms) => {
    const worker = { kind: 'worker', agencyId: null, requestId: 'bench' } as const;
    await rooms.get(CreateOperatingKey).run(worker, { rootPrivateJwk: stand.rootPrivateJwk, origin });
    await rooms.get(CreateAgencyKey).run(worker, { agencyId: agency.id, slug: agency.slug });
  });
}

async function untilPublished(db: TestDatabase): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await db.adminQuery('select from key_lists')).length > 0) return;
    await pause(50);
  }
  throw new Error('The worker published no key list within 10 s.');
}

async function qualifier(db: TestDatabase, agency: Agency): Promise<Product['qualify']> {
  const community = await aCommunity().of(agency).in(db);
  const programme = await aProgramme().in(db);
  const [registrar, assessor] = [aMemberOf(agency.id), aMemberOf(agency.id)];
  await accountsIn(db, registrar, assessor);
  return async (count) => {
    const ids = Array.from({ length: count }, () => randomUUID());
    await db.adminQuery(LEARNERS, [ids, agency.id, community.id]);
    await db.adminQuery(ENROLMENTS, [ids, agency.id, programme.id]);
    await db.adminQuery(JOURNAL_KEYS, [ids, agency.id]);
    const numbers = programme.assignments.map(({ number }) => number);
    const people = [registrar.accountId, assessor.accountId];
    await db.adminQuery(COMPLETIONS, [ids, agency.id, programme.id, numbers, ...people]);
    await db.adminQuery('update sessions set proved_at = now()');
    await db.adminQuery('analyze learners, enrolments, completions');
    return ids;
  };
}

const LEARNERS = `
  insert into learners (id, agency_id, community_id, given_name, family_name, display_name, sort_key, registered_at)
  select id, $2, $3, 'Zoe', 'Tremblay', 'Zoe Tremblay', 'tremblay zoe', now() from unnest($1::uuid[]) as id`;

const ENROLMENTS = `
  insert into enrolments (id, agency_id, learner_id, programme_version_id, track, enrolled_on)
  select gen_random_uuid(), $2, id, $3, 'MSO', '2026-03-02' from unnest($1::uuid[]) as id`;

/** Enrolling makes the key under which the journal seals what it tells of a learner. */
const JOURNAL_KEYS = `
  insert into journal_keys (agency_id, subject_id, secret)
  select $2, id, sha256(uuid_send(gen_random_uuid())) from unnest($1::uuid[]) as id`;

const COMPLETIONS = `
  insert into completions (agency_id, learner_id, programme_version_id, assignment, state, completed_on,
    submitted_by, submitted_at, decided_by, decided_at)
  select $2, id, $3, assignment, 'ACCEPTED', '2026-04-01', $5, now(), $6, now()
  from unnest($1::uuid[]) as id, unnest($4::int[]) as assignment`;
