import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';
import { Journal } from '#platform/journal';

import { aStaffMember } from '../../../../test/builders/actor.builder.js';
import { HandClock } from '../../../../test/builders/hand-clock.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { composeDoors, composeIdentity, type Doors, type Identity } from './identity.js';

const PASSWORD = 'a sentence for the gate';
const MINUTES = 60_000;
const STAFF = aStaffMember();
const HERE = '127.0.0.1';
const CALLER = { replaces: null, address: HERE };

let db: TestDatabase;
let clock: HandClock;
let identity: Identity & Doors;
let accounts = 0;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(() => {
  clock = new HandClock('2026-11-21T12:00:00Z');
  identity = {
    ...composeIdentity(db.units, new Journal(clock), clock),
    ...composeDoors(db.units, clock, limitsWith({ networkAttempts: 1_000 })),
  };
});
afterAll(() => db.close());

async function anAgency(slug: string): Promise<string> {
  const [row] = await db.adminQuery<{ id: string }>(
    `insert into agencies (slug, name, phone, email, standing, authorised_until)
     values ($1, $1, '613-555-0100', 'desk@example.org', 'AUTHORISED', '2030-01-01') returning agency_id as id`,
    [slug],
  );
  return (row as { id: string }).id;
}

async function anAccount(): Promise<{ id: string; email: string }> {
  accounts += 1;
  const email = `person${accounts}@example.org`;
  const outcome = await identity.createAccount.run(STAFF, {
    email,
    displayName: 'Zoé Tremblay',
    password: PASSWORD,
  });
  if (outcome.kind !== 'account-created') throw new Error(outcome.kind);
  return { id: outcome.account.id, email };
}

async function aManager(slug: string): Promise<{ id: string; email: string; agencyId: string }> {
  const account = await anAccount();
  const agencyId = await anAgency(slug);
  await identity.addMembership.run(STAFF, { accountId: account.id, agencyId, role: 'AGENCY_MANAGER' });
  return { ...account, agencyId };
}

async function anAdministrator(): Promise<{ id: string; email: string }> {
  const account = await anAccount();
  await identity.addStaffRole.run(STAFF, { accountId: account.id, role: 'LPHQ_ADMINISTRATOR' });
  return account;
}

async function signIn(email: string, replaces: string | null = null): Promise<string> {
  const answer = await identity.passwordDoor.open({ email, password: PASSWORD }, { replaces, address: HERE });
  if (answer.kind !== 'signed-in') throw new Error(answer.kind);
  return answer.sessionId;
}

describe('an account', () => {
  test('has one address, whatever its spelling', async () => {
    const { email } = await anAccount();
    const again = { email: ` ${email.toUpperCase()} `, displayName: 'Zoé', password: PASSWORD };
    expect(await identity.createAccount.run(STAFF, again)).toEqual({ kind: 'email-taken', email });
  });

  test('is not made with a password of 14 characters', async () => {
    const outcome = await identity.createAccount.run(STAFF, {
      email: 'short@example.org',
      displayName: 'Zoé',
      password: 'x'.repeat(14),
    });
    expect(outcome).toMatchObject({ kind: 'invalid-input', problems: [{ field: 'password' }] });
    expect(await db.adminQuery(`select from accounts where email = 'short@example.org'`)).toEqual([]);
  });

  test('takes a new password, and its sessions end', async () => {
    const { id, email } = await aManager('new-password');
    const sessionId = await signIn(email);
    expect(
      await identity.setPassword.run(STAFF, { accountId: id, password: 'another long sentence' }),
    ).toEqual({
      kind: 'password-set',
    });
    expect(await identity.sessionOf.run(sessionId, 'r')).toBeNull();
    expect(await identity.passwordDoor.open({ email, password: PASSWORD }, CALLER)).toEqual({
      kind: 'sign-in-refused',
    });
  });

  test('that is unknown gets no role and no password', async () => {
    const accountId = '00000000-0000-4000-8000-00000000dead';
    const agencyId = await anAgency('no-such-account');
    const unknown = { kind: 'account-unknown' };
    expect(await identity.addMembership.run(STAFF, { accountId, agencyId, role: 'AGENCY_MANAGER' })).toEqual(
      unknown,
    );
    expect(await identity.addStaffRole.run(STAFF, { accountId, role: 'LPHQ_ADMINISTRATOR' })).toEqual(
      unknown,
    );
    expect(await identity.setPassword.run(STAFF, { accountId, password: PASSWORD })).toEqual(unknown);
  });
});

describe('signing in', () => {
  test('is refused in one way: unknown, wrong, disabled, without a role, not an address', async () => {
    const manager = await aManager('refused');
    const disabled = await aManager('disabled');
    await db.adminQuery('update accounts set disabled_at = now() where id = $1', [disabled.id]);
    const noRole = await anAccount();
    const attempts = [
      { email: 'nobody@example.org', password: PASSWORD },
      { email: manager.email, password: 'a sentence for the door' },
      { email: disabled.email, password: PASSWORD },
      { email: noRole.email, password: PASSWORD },
      { email: 'no\u0000address', password: PASSWORD },
    ];
    for (const attempt of attempts)
      expect(await identity.passwordDoor.open(attempt, CALLER)).toEqual({ kind: 'sign-in-refused' });
  });

  test.each([
    { email: undefined, password: PASSWORD },
    { email: '', password: PASSWORD },
    { email: 'a@example.org', password: '' },
    { email: ['a@example.org'], password: { length: 20 } },
  ])('needs both fields as text: %j', async (form) => {
    expect(await identity.passwordDoor.open(form, CALLER)).toEqual({ kind: 'form-incomplete' });
  });

  test('stores the hash of the id, never the id', async () => {
    const { id, email } = await aManager('hashed');
    const sessionId = await signIn(email);
    const [row] = await db.adminQuery<{ row: string }>(
      'select s::text as row from sessions s where account_id = $1',
      [id],
    );
    expect(row?.row).not.toContain(sessionId);
    expect(row?.row).not.toContain(Buffer.from(sessionId, 'base64url').toString('hex'));
  });

  test('ends the session that was there before (T69)', async () => {
    const { email } = await aManager('fixation');
    const before = await signIn(email);
    const after = await signIn(email, before);
    expect(after).not.toBe(before);
    expect(await identity.sessionOf.run(before, 'r')).toBeNull();
    expect(await identity.sessionOf.run(after, 'r')).not.toBeNull();
  });
});

describe('a session', () => {
  test('is a person of one agency with all roles held there', async () => {
    const { id, email, agencyId } = await aManager('roles');
    await identity.addMembership.run(STAFF, { accountId: id, agencyId, role: 'AGENCY_ASSESSOR' });
    expect(await identity.sessionOf.run(await signIn(email), 'r7')).toEqual({
      accountId: id,
      displayName: 'Zoé Tremblay',
      email,
      locale: 'en-CA',
      isPresent: true,
      session: {
        publicId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        idleUntil: parseInstant('2026-11-21T12:30:00Z'),
        endsAt: parseInstant('2026-11-22T00:00:00Z'),
      },
      actor: {
        kind: 'member',
        accountId: id,
        agencyId,
        roles: ['AGENCY_ASSESSOR', 'AGENCY_MANAGER'],
        requestId: 'r7',
      },
    });
  });

  test('acts in the first agency where there are several, for LPHQ before any, and where it acted last before that', async () => {
    const { id, email, agencyId } = await aManager('first');
    const second = await anAgency('second');
    await identity.addMembership.run(STAFF, { accountId: id, agencyId: second, role: 'AGENCY_MANAGER' });
    await db.adminQuery(`update memberships set joined_at = '2020-01-01' where agency_id = $1`, [agencyId]);
    const member = await identity.sessionOf.run(await signIn(email), 'r');
    expect(member?.actor.agencyId).toBe(agencyId);

    await identity.addStaffRole.run(STAFF, { accountId: id, role: 'LPHQ_ADMINISTRATOR' });
    const again = await identity.sessionOf.run(await signIn(email), 'r');
    expect(again?.actor.agencyId).toBe(agencyId);
    await db.adminQuery('delete from sessions where account_id = $1', [id]);
    const staff = await identity.sessionOf.run(await signIn(email), 'r');
    expect(staff?.actor).toMatchObject({ kind: 'staff', roles: ['LPHQ_ADMINISTRATOR'] });
  });

  test('is out at the next request when the membership ends', async () => {
    const { id, email } = await aManager('removed');
    const sessionId = await signIn(email);
    expect(await identity.sessionOf.run(sessionId, 'r')).not.toBeNull();
    await db.adminQuery('update memberships set ended_at = now() where account_id = $1', [id]);
    expect(await identity.sessionOf.run(sessionId, 'r')).toBeNull();
  });

  test('is out at the next request when the account is disabled', async () => {
    const { id, email } = await anAdministrator();
    const sessionId = await signIn(email);
    await db.adminQuery('update accounts set disabled_at = now() where id = $1', [id]);
    expect(await identity.sessionOf.run(sessionId, 'r')).toBeNull();
  });

  test('ends at sign-out, and only it', async () => {
    const { email } = await aManager('sign-out');
    const [one, other] = [await signIn(email), await signIn(email)];
    await identity.signOut.run(one);
    expect(await identity.sessionOf.run(one, 'r')).toBeNull();
    expect(await identity.sessionOf.run(other, 'r')).not.toBeNull();
    await identity.signOut.run('nonsense');
  });

  test('ends 30 minutes after its last use (LPHQ: 15)', async () => {
    const member = await signIn((await aManager('idle')).email);
    const staff = await signIn((await anAdministrator()).email);
    clock.pass(14 * MINUTES);
    expect(await identity.sessionOf.run(staff, 'r')).not.toBeNull();
    clock.pass(15 * MINUTES);
    expect(await identity.sessionOf.run(staff, 'r')).toBeNull();
    expect(await identity.sessionOf.run(member, 'r')).not.toBeNull();
    clock.pass(30 * MINUTES);
    expect(await identity.sessionOf.run(member, 'r')).toBeNull();
  });

  test('ends 12 hours after sign-in however busy (LPHQ: 8)', async () => {
    const member = await signIn((await aManager('absolute')).email);
    const staff = await signIn((await anAdministrator()).email);
    const alive = async (id: string): Promise<boolean> => (await identity.sessionOf.run(id, 'r')) !== null;
    const hours = { member: 0, staff: 0 };
    for (let quarters = 1; quarters <= 60; quarters += 1) {
      clock.pass(14 * MINUTES);
      if (await alive(member)) hours.member = (quarters * 14) / 60;
      if (await alive(staff)) hours.staff = (quarters * 14) / 60;
    }
    expect(hours.member).toBeGreaterThan(11.5);
    expect(hours.member).toBeLessThan(12);
    expect(hours.staff).toBeGreaterThan(7.5);
    expect(hours.staff).toBeLessThan(8);
  });

  test.each([null, '', 'nonsense', 'x'.repeat(43)])('is not opened by %j', async (id) => {
    expect(await identity.sessionOf.run(id, 'r')).toBeNull();
  });
});
