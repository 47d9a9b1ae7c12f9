import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';

import { aStaffMember } from '../../../../test/builders/actor.builder.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { eventually } from '../../../../test/harness/eventually.js';
import { beginSession, newSessionId, sessionHash } from './domain/session.js';
import { composeDoors, composeIdentity, type Identity } from './identity.js';
import { AttemptLimits } from './limits/attempt-limits.js';
import { PasswordHashes } from './passwords/password-hashes.js';
import { AccountStore } from './store/account.store.js';
import { AttemptStore } from './store/attempt.store.js';
import { SessionStore } from './store/session.store.js';
import { OpenSession } from './use-cases/open-session.js';
import { SignIn, type SignInOutcome } from './use-cases/sign-in.js';

const STAFF = aStaffMember();
const CLOCK = fixedClock('2026-11-21T12:00:00Z');
const OLD = 'a sentence for the gate';
const NEW = 'another long sentence';

/** Says what it finds and then, before anybody acts on it, lets something else happen. */
class SlowHashes extends PasswordHashes {
  meanwhile = (): Promise<unknown> => Promise.resolve();
  override async matches(storedHash: string | null, password: string): Promise<boolean> {
    const same = await super.matches(storedHash, password);
    await this.meanwhile();
    return same;
  }
}

const accounts = new AccountStore();
const sessions = new SessionStore();
let db: TestDatabase;
let identity: Identity;
let hashes: SlowHashes;
let email: string;
let accountId: string;
let people = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  identity = composeIdentity(db.units, new Journal(CLOCK), CLOCK);
});
beforeEach(async () => {
  hashes = new SlowHashes();
  people += 1;
  email = `person${people}@example.org`;
  const made = await identity.createAccount.run(STAFF, { email, displayName: 'Zoé', password: OLD });
  if (made.kind !== 'account-created') throw new Error(made.kind);
  accountId = made.account.id;
  await identity.addStaffRole.run(STAFF, { accountId, role: 'LPHQ_ADMINISTRATOR' });
});
afterAll(() => db.close());

const entrance = { accounts, sessions, opening: new OpenSession(accounts, sessions, CLOCK) };
const address = '127.0.0.1';

const signIn = (): Promise<SignInOutcome> => {
  const limits = new AttemptLimits(db.units, new AttemptStore(), limitsWith(), CLOCK);
  return new SignIn(db.units, entrance, limits, hashes, CLOCK).run({
    email,
    password: OLD,
    replaces: null,
    address,
  });
};

const standing = () =>
  db.adminQuery('select id_hash from sessions where account_id = $1 and ended_at is null', [accountId]);

async function untilSomebodyWaits(): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const seen = await eventually(
    () => db.adminQuery(waiting),
    ({ length }) => length > 0,
  );
  expect(seen).toHaveLength(1);
}

test('a password changed after it was checked opens no session', async () => {
  hashes.meanwhile = () => identity.setPassword.run(STAFF, { accountId, password: NEW });
  expect(await signIn()).toEqual({ kind: 'sign-in-refused' });
  expect(await standing()).toEqual([]);
});

test('an account disabled after the password was checked opens no session', async () => {
  hashes.meanwhile = () =>
    db.adminQuery('update accounts set disabled_at = now() where id = $1', [accountId]);
  expect(await signIn()).toEqual({ kind: 'sign-in-refused' });
});

test('a sign-in waits for a change of the password that is under way, and is refused', async () => {
  const passwordHash = await hashes.make(NEW);
  const journal = new Journal(CLOCK);
  const signingIn = await db.units.write(STAFF, async (unit) => {
    await accounts.openForUpdate(unit, accountId);
    await accounts.changePassword(unit, accountId, passwordHash, CLOCK.now());
    await sessions.endAllOf(unit, accountId, CLOCK.now());
    const outcome = signIn();
    await untilSomebodyWaits();
    const object = { kind: 'account', id: accountId };
    await journal.append(unit, { type: 'account.password-set', object, subjectId: accountId });
    return { outcome };
  });
  expect(await signingIn.outcome).toEqual({ kind: 'sign-in-refused' });
  expect(await standing()).toEqual([]);
});

test('a change of the password waits for a session that is being opened, and ends it', async () => {
  const idHash = sessionHash(newSessionId()) as Uint8Array;
  const changing = await db.units.identify(async (unit) => {
    await sessions.add(unit, beginSession(idHash, accountId, null, CLOCK.now()));
    const outcome = identity.setPassword.run(STAFF, { accountId, password: NEW });
    await untilSomebodyWaits();
    return { outcome };
  });
  expect(await changing.outcome).toEqual({ kind: 'password-set' });
  expect(await standing()).toEqual([]);
});

test.each([
  ['another step-up', (id: string) => composeDoors(db.units, CLOCK, limitsWith()).stepUp.run(again(id))],
  ['a sign-out', (id: string) => composeDoors(db.units, CLOCK, limitsWith()).signOut.run(id)],
  ['a new password', () => identity.setPassword.run(STAFF, { accountId, password: NEW })],
])('a step-up that is overtaken by %s opens no session (T22)', async (_, overtakes) => {
  const outcome = await signIn();
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
  let left: unknown[] = [];
  hashes.meanwhile = async () => {
    await overtakes(outcome.sessionId);
    left = await standing();
  };
  const { stepUp } = composeDoors(db.units, CLOCK, limitsWith(), hashes);
  expect(await stepUp.run(again(outcome.sessionId))).toEqual({ kind: 'not-signed-in' });
  expect(await standing()).toEqual(left);
});

const again = (sessionId: string) => ({ sessionId, password: OLD, address });
