import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { EDITION_2020, PublishProgramme, SEED_EDITION } from '#learners/programme';
import { fixedClock, systemClock } from '#platform/clock';
import { composeIdentity, type Identity } from '#platform/identity';
import { Journal } from '#platform/journal';
import { createLogger } from '#platform/telemetry';
import type { AgencyRole } from '#platform/tenancy';
import { CreateOperatingKey, makeRoot, MasterKeys } from '#proof/signing';

import { startApi } from '../../apps/api/src/start-api.js';
import { OPERATOR } from '../../apps/operator/src/agency-by-slug.js';
import { openRooms } from '../../apps/operator/src/rooms.js';
import { startVerifier } from '../../apps/verifier/src/start-verifier.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { ROOMY } from '../builders/limit-settings.js';
import { AUTHORISE_AGENCY } from '../stories/acts.js';
import { AgencyCast } from '../stories/cast.js';
import { member } from './answers.js';
import { openTestDatabase, type TestDatabase, type TestServer } from './database.js';
import { freePort } from './free-port.js';
import { Person } from './people.js';

export { freePort } from './free-port.js';

const PASSWORD = 'a password for tests only';
/** What stands on every mail of a test. */
const LETTERHEAD = {
  from: { name: 'LPHQ', address: 'desk@lphq.example.org' },
  postalAddress: '1 Example Street, Ottawa ON K1A 0A1',
};
const SILENT = createLogger('test', process.env['TEST_LOG_LEVEL'] ?? 'silent');

/** The whole product in this process, on a database of its own: api, verifier and worker as they run for people. */
export interface Product {
  readonly api: string;
  readonly verifier: string;
  readonly db: TestDatabase;
  readonly staff: Person;
  readonly stranger: Person;
  /** An authorised agency with a manager, a registrar and an assessor, able to issue. */
  agency(slug: string, name: string): Promise<AgencyCast>;
  /** Somebody of an agency, with the roles given. */
  member(slug: string, roles: readonly AgencyRole[], email: string): Promise<Person>;
  agencyId(slug: string): Promise<string>;
  close(): Promise<void>;
}

/** What everybody signs in with. */
export const TEST_PASSWORD = PASSWORD;

/** On the run's own PostgreSQL, or on one that the test may break. */
export async function openProduct(server?: TestServer): Promise<Product> {
  const db = await openTestDatabase(server);
  const [apiPort, verifyPort] = [await freePort(), await freePort()];
  const [api, verifier] = [`http://localhost:${apiPort}`, `http://localhost:${verifyPort}`];
  const masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
  const root = makeRoot();
  await makeLphq(db, { verifyOrigin: verifier, masterKeys }, root.privateJwk);
  const common = { host: 'localhost', trustedProxies: [], production: false };
  const mailFolder = await mkdtemp(join(tmpdir(), 'lphq-mail-'));
  const mail = { ...LETTERHEAD, publicOrigin: api, way: { folder: mailFolder } };
  const running = await Promise.all([
    startWorker({ databaseUrl: db.urls.worker, verifyOrigin: verifier, masterKeys, mail }, SILENT),
    startVerifier(
      {
        ...common,
        port: verifyPort,
        verifyOrigin: verifier,
        databaseUrl: db.urls.public,
        rootPublicJwk: root.publicJwk,
      },
      { log: SILENT },
    ),
    startApi(
      {
        ...common,
        port: apiPort,
        publicOrigin: api,
        verifyOrigin: verifier,
        databaseUrls: db.urls,
        mailFolder,
        documentsFile: fileURLToPath(new URL('../../dist/portal-documents.json', import.meta.url)),
        trustedDocumentsOnly: false,
        evidenceBytesPerAgency: 1_073_741_824,
        portalFolder: fileURLToPath(new URL('../../dist/portal', import.meta.url)),
      },
      { log: SILENT, signInRules: ROOMY },
    ),
  ]);
  const people = new People(db, composeIdentity(db.units, new Journal(systemClock), systemClock), api);
  const staff = await people.staff('staff@lphq.example.org');
  return {
    api,
    verifier,
    db,
    staff,
    stranger: Person.stranger(api),
    agency: (slug, name) => people.agency(staff, slug, name),
    member: async (slug, roles, email) => people.member(await people.agencyId(slug), roles, email),
    agencyId: (slug) => people.agencyId(slug),
    close: async () => {
      await Promise.all(running.map((app) => app.close()));
      await rm(mailFolder, { recursive: true });
      await db.close();
    },
  };
}

/** The programme and LPHQ's operating key. */
async function makeLphq(
  db: TestDatabase,
  settings: { verifyOrigin: string; masterKeys: MasterKeys },
  rootPrivateJwk: ReturnType<typeof makeRoot>['privateJwk'],
): Promise<void> {
  const past = await openRooms(db.units, fixedClock('2020-01-01T12:00:00Z'), settings);
  await past.get(PublishProgramme).run(OPERATOR, EDITION_2020, 'RETIRED');
  await past.get(PublishProgramme).run(OPERATOR, SEED_EDITION);
  await past.close();
  const rooms = await openRooms(db.units, systemClock, settings);
  const worker = { kind: 'worker', agencyId: null, requestId: 'test' } as const;
  await rooms.get(CreateOperatingKey).run(worker, { rootPrivateJwk, origin: settings.verifyOrigin });
  await rooms.close();
}

class People {
  constructor(
    private readonly db: TestDatabase,
    private readonly identity: Identity,
    private readonly api: string,
  ) {}

  async staff(email: string): Promise<Person> {
    const accountId = await this.account(email);
    await this.identity.addStaffRole.run(OPERATOR, { accountId, role: 'LPHQ_ADMINISTRATOR' });
    return Person.signIn(this.api, email, PASSWORD);
  }

  async agency(staff: Person, slug: string, name: string): Promise<AgencyCast> {
    const form = {
      slug,
      name,
      phone: '613-555-0100',
      email: `desk@${slug}.example.org`,
      authorisedUntil: '2099-12-31',
    };
    const answer = await staff.does(AUTHORISE_AGENCY, form);
    const { agency } = member<{ agency: { id: string } }>(answer, 'authoriseAgency', 'AgencyAuthorised');
    const somebody = (role: AgencyRole): Promise<Person> =>
      this.member(agency.id, [role], `${role.toLowerCase()}@${slug}.example.org`);
    const manager = await somebody('AGENCY_MANAGER');
    const registrar = await somebody('AGENCY_REGISTRAR');
    const assessor = await somebody('AGENCY_ASSESSOR');
    await this.untilItHasAKey(agency.id);
    return new AgencyCast(slug, name, manager, registrar, assessor);
  }

  async member(agencyId: string, roles: readonly AgencyRole[], email: string): Promise<Person> {
    const accountId = await this.account(email);
    for (const role of roles) await this.identity.addMembership.run(OPERATOR, { accountId, agencyId, role });
    return Person.signIn(this.api, email, PASSWORD);
  }

  async agencyId(slug: string): Promise<string> {
    const [row] = await this.db.adminQuery<{ agency_id: string }>(
      'select agency_id from agencies where slug = $1',
      [slug],
    );
    return row?.agency_id ?? '';
  }

  private async account(email: string): Promise<string> {
    const displayName = email.split('@')[0]?.replaceAll('_', ' ') ?? email;
    const made = await this.identity.createAccount.run(OPERATOR, { email, displayName, password: PASSWORD });
    if (made.kind !== 'account-created') throw new Error(`No account for a test: ${made.kind}.`);
    return made.account.id;
  }

  private async untilItHasAKey(agencyId: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = await this.db.adminQuery(
        `select from signing_keys where agency_id = $1 and purpose = 'BADGE'`,
        [agencyId],
      );
      if (found.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The agency got no key within 10 s.');
  }
}
