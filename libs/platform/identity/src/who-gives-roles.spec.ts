import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { query } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

import { aStaffMember } from '../../../../test/builders/actor.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { composeIdentity, type Identity } from './identity.js';

const STAFF = aStaffMember();
const CLOCK = fixedClock('2026-11-21T12:00:00Z');
const EMAIL = 'zoe@example.org';
const PASSWORD = 'a sentence for the gate';

interface Entry {
  type: string;
  agency_id: string;
  actor_id: string;
  subject_id: string;
  facts: object;
  text: string;
}

let db: TestDatabase;
let identity: Identity;
let accountId: string;
let agencyId: string;

beforeAll(async () => {
  db = await openTestDatabase();
  identity = composeIdentity(db.units, new Journal(CLOCK), CLOCK);
  const [agency] = await db.adminQuery<{ id: string }>(
    `insert into agencies (slug, name, phone, email, standing, authorised_until)
     values ('north', 'North', '613-555-0100', 'desk@example.org', 'AUTHORISED', '2030-01-01') returning agency_id as id`,
  );
  agencyId = agency?.id as string;
  const request = { email: EMAIL, displayName: 'Zoé Tremblay', password: PASSWORD };
  const made = await identity.createAccount.run(STAFF, request);
  if (made.kind !== 'account-created') throw new Error(made.kind);
  accountId = made.account.id;
});
afterAll(() => db.close());

const entries = (type: string): Promise<Entry[]> =>
  db.adminQuery<Entry>(
    `select type, agency_id, actor_id, subject_id, convert_from(entry, 'UTF8') as text,
       convert_from(entry, 'UTF8')::jsonb -> 'facts' as facts from journal_entries where type = $1`,
    [type],
  );

const about = (type: string, scope: string, facts: object): object => ({
  type,
  facts,
  agency_id: scope,
  actor_id: STAFF.accountId,
  subject_id: accountId,
});

describe('the journal is told', () => {
  test('of an account, with nobody’s address or name in the entry', async () => {
    const [entry, ...more] = await entries('account.created');
    expect(more).toEqual([]);
    expect(entry).toMatchObject(about('account.created', LPHQ_SCOPE, {}));
    for (const secret of [EMAIL, 'Tremblay', accountId]) expect(entry?.text).not.toContain(secret);
  });

  test('of a new password', async () => {
    await identity.setPassword.run(STAFF, { accountId, password: 'another long sentence' });
    expect(await entries('account.password-set')).toMatchObject([
      about('account.password-set', LPHQ_SCOPE, {}),
    ]);
  });

  test('of a membership, in the agency’s own scope, and once', async () => {
    const request = { accountId, agencyId, role: 'AGENCY_MANAGER' as const, displayName: 'Z. Tremblay' };
    await identity.addMembership.run(STAFF, request);
    await identity.addMembership.run(STAFF, { ...request, displayName: 'Somebody else' });
    const found = await entries('membership.added');
    expect(found).toMatchObject([about('membership.added', agencyId, { role: 'AGENCY_MANAGER' })]);
    expect(found[0]?.text).not.toContain('Tremblay');
    expect(await db.adminQuery('select display_name from memberships')).toEqual([
      { display_name: 'Z. Tremblay' },
    ]);
  });

  test('of a membership that begins again', async () => {
    await db.adminQuery('update memberships set ended_at = now()');
    await identity.addMembership.run(STAFF, { accountId, agencyId, role: 'AGENCY_MANAGER' });
    expect(await entries('membership.added')).toHaveLength(2);
  });

  test('of a role at LPHQ, once', async () => {
    const request = { accountId, role: 'LPHQ_ADMINISTRATOR' as const };
    await identity.addStaffRole.run(STAFF, request);
    await identity.addStaffRole.run(STAFF, request);
    expect(await entries('staff-role.added')).toMatchObject([
      about('staff-role.added', LPHQ_SCOPE, { role: 'LPHQ_ADMINISTRATOR' }),
    ]);
  });
});

describe('the sign-in login', () => {
  test.each([
    `insert into accounts (email, display_name, password_hash) values ('x@example.org', 'X', '-')`,
    `update accounts set password_hash = '-'`,
    `insert into staff_roles (account_id, role) values (gen_random_uuid(), 'LPHQ_ADMINISTRATOR')`,
    'update staff_roles set ended_at = null',
    `insert into memberships (agency_id, account_id, role, display_name)
     values (gen_random_uuid(), gen_random_uuid(), 'AGENCY_MANAGER', 'X')`,
    'update memberships set ended_at = null',
    'update sessions set account_id = account_id',
    'delete from sessions',
  ])('gives nobody a way in: %s', async (sql) => {
    await expect(db.units.identify((unit) => query(unit, sql))).rejects.toThrow('permission denied');
  });
});

test.each([
  'select password_hash from accounts',
  'select id_hash from sessions',
  'update accounts set email = email',
  'delete from memberships',
])('LPHQ’s role writes passwords and reads none: %s is refused', async (sql) => {
  await expect(db.units.write(STAFF, (unit) => query(unit, sql))).rejects.toThrow('permission denied');
});
