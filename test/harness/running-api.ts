import { randomUUID } from 'node:crypto';

import type { Clock } from '#platform/clock';
import { systemClock } from '#platform/clock';
import { composeIdentity, type Identity, type SignInRules } from '#platform/identity';
import { Journal } from '#platform/journal';
import { createLogger } from '#platform/telemetry';
import type { AgencyRole } from '#platform/tenancy';

import { startApi } from '../../apps/api/src/start-api.js';
import { aStaffMember } from '../builders/actor.builder.js';
import { ROOMY } from '../builders/limit-settings.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { Person } from './people.js';

export const PASSWORD = 'a sentence for the gate';

/** The api in this process, on a free port and a database of its own. */
export interface TestApi {
  readonly url: string;
  readonly db: TestDatabase;
  readonly identity: Identity;
  /** What it logged so far, a JSON line each. */
  readonly logged: readonly string[];
  /** A new account with the roles, in the agency or (without one) at LPHQ; says its address and id. */
  account(
    name: string,
    agencyId: string | null,
    ...roles: AgencyRole[]
  ): Promise<{ email: string; id: string }>;
  /** The same, signed in. */
  person(name: string, agencyId: string | null, ...roles: AgencyRole[]): Promise<Person>;
  close(): Promise<void>;
}

interface Choices {
  readonly production?: boolean;
  readonly publicOrigin?: string;
  readonly portalFolder?: string;
  /** Where a demo keeps its mail; no demo mail unless a test looks. */
  readonly mailFolder?: string;
  readonly documentsFile?: string;
  /** By which way the sign-in pool reaches the database; the straight one, unless a test breaks it. */
  readonly reachedBy?: (url: string) => Promise<string>;
  /** Off unless a test looks: tests send texts of their own. */
  readonly trustedDocumentsOnly?: boolean;
  readonly clock?: Clock;
  /** What evidence may weigh; a gibibyte for an agency, unless a test looks. */
  readonly evidenceBytesPerAgency?: number;
  /** How long an operation may take. */
  readonly operationMilliseconds?: number;
  /** How often passwords may be tried; as often as tests need, unless a test looks. */
  readonly signInRules?: SignInRules;
  /** Proxies whose word on addresses is taken. */
  readonly trustedProxies?: readonly string[];
  /** How often it looks for jobs that were started elsewhere; never, unless a test looks, since tests count statements. */
  readonly jobsEveryMilliseconds?: number;
  /** How it waits before it closes; not at all, unless a test looks. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** The longest that a timer can wait. */
const NEVER = 2 ** 31 - 1;

export async function openTestApi(choices: Choices = {}): Promise<TestApi> {
  const db = await openTestDatabase();
  const logged: string[] = [];
  const log = createLogger('api', 'info', { write: (line) => void logged.push(line) });
  const clock = choices.clock ?? systemClock;
  const api = await startApi(
    {
      port: 0,
      host: '127.0.0.1',
      publicOrigin: choices.publicOrigin ?? 'http://localhost:3000',
      verifyOrigin: 'http://localhost:3001',
      databaseUrls: {
        ...db.urls,
        identity: await (choices.reachedBy?.(db.urls.identity) ?? db.urls.identity),
      },
      trustedProxies: choices.trustedProxies ?? [],
      production: choices.production ?? false,
      mailFolder: choices.mailFolder ?? null,
      evidenceBytesPerAgency: choices.evidenceBytesPerAgency ?? 1_073_741_824,
      documentsFile: choices.documentsFile ?? null,
      trustedDocumentsOnly: choices.trustedDocumentsOnly ?? false,
      portalFolder: choices.portalFolder ?? null,
    },
    {
      log,
      clock,
      signInRules: choices.signInRules ?? ROOMY,
      jobsEveryMilliseconds: choices.jobsEveryMilliseconds ?? NEVER,
      pause: choices.pause ?? (() => Promise.resolve()),
      ...(choices.operationMilliseconds ? { operationMilliseconds: choices.operationMilliseconds } : {}),
    },
  );
  const identity = composeIdentity(db.units, new Journal(clock), clock);
  const account: TestApi['account'] = (...who) => makeAccount(identity, ...who);
  return {
    url: api.url,
    db,
    identity,
    logged,
    account,
    person: async (...who) => Person.signIn(api.url, (await account(...who)).email, PASSWORD),
    close: async () => {
      await api.close();
      await db.close();
    },
  };
}

async function makeAccount(
  identity: Identity,
  displayName: string,
  agencyId: string | null,
  ...roles: AgencyRole[]
): Promise<{ email: string; id: string }> {
  const email = `person-${randomUUID()}@example.org`;
  const staff = aStaffMember();
  const outcome = await identity.createAccount.run(staff, { email, displayName, password: PASSWORD });
  if (outcome.kind !== 'account-created') throw new Error(outcome.kind);
  const accountId = outcome.account.id;
  if (agencyId === null) await identity.addStaffRole.run(staff, { accountId, role: 'LPHQ_ADMINISTRATOR' });
  else for (const role of roles) await identity.addMembership.run(staff, { accountId, agencyId, role });
  return { email, id: accountId };
}
