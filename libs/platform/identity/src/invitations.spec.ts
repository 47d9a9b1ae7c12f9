import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { query } from '#platform/persistence';
import { type AccountId, type MemberActor, onOwnAccount } from '#platform/tenancy';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { InvitationScene } from '../../../../test/builders/invitation-scene.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { invitationTokenHash, newInvitationToken } from './domain/invitation.js';

const HOUR = 3_600_000;
const REFUSED = { kind: 'invitation-refused' };

let db: TestDatabase;
let clock: HandClock;
let scene: InvitationScene;
let manager: MemberActor;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  await db.adminQuery(
    'delete from sessions; delete from invitations; delete from memberships; delete from sign_in_budgets',
  );
  await db.adminQuery(`delete from staff_roles; update accounts set email = id || '@gone.example.org'`);
  clock = new HandClock('2026-11-21T12:00:00Z');
  scene = new InvitationScene(db, clock);
  manager = await scene.manager();
});
afterAll(() => db.close());

const EMAIL = 'zoe@example.org';
const roles = (email = EMAIL) =>
  db.adminQuery(
    `select m.agency_id, m.role from memberships m join accounts a on a.id = m.account_id
     where a.email = $1 and m.ended_at is null`,
    [email],
  );

describe('an invitation', () => {
  test('lets the invited address in, as what it says and where it says, with a session there', async () => {
    const token = await scene.token(await scene.invites(manager, ' ZOE@example.org '));
    expect(await scene.looks(token)).toMatchObject({
      kind: 'invitation-open',
      hasAccount: false,
      invitation: {
        agencyName: 'North Agency',
        invitedByName: 'Person 1',
        role: 'AGENCY_REGISTRAR',
        email: EMAIL,
      },
    });
    const accepted = await scene.accepts(token);
    expect(accepted).toMatchObject({ kind: 'invitation-accepted', sessionId: expect.any(String) });
    expect(await roles()).toEqual([{ agency_id: manager.agencyId, role: 'AGENCY_REGISTRAR' }]);
    expect(await db.adminQuery('select acting_agency_id, browser, system from sessions')).toEqual([
      { acting_agency_id: manager.agencyId, browser: 'Firefox', system: 'Linux' },
    ]);
    expect(await db.adminQuery(`select locale from accounts where email = $1`, [EMAIL])).toEqual([
      { locale: 'fr-CA' },
    ]);
    const told = await db.adminQuery<{ type: string; who: string }>(
      `select type, convert_from(entry, 'UTF8')::jsonb -> 'actor' ->> 'kind' as who from journal_entries
       where agency_id = $1 order by id`,
      [manager.agencyId],
    );
    expect(told.slice(-3)).toEqual([
      { type: 'member.invited', who: 'member' },
      { type: 'invitation.accepted', who: 'person' },
      { type: 'membership.added', who: 'person' },
    ]);
  });

  test('leaves neither its token nor an address in the database, the outbox or an entry', async () => {
    const invitation = await scene.invites(manager, EMAIL);
    const token = await scene.token(invitation);
    const [kept] = await db.adminQuery<{ row: string }>(
      `select (select string_agg(i::text, '') from invitations i) || (select string_agg(o::text, '') from outbox o) as row`,
    );
    expect(kept?.row).toContain(Buffer.from(invitationTokenHash(token) as Uint8Array).toString('hex'));
    expect(kept?.row).not.toContain(token);
    const told = await db.adminQuery<{ text: string }>(
      `select convert_from(entry, 'UTF8') || (select string_agg(o::text, '') from outbox o) as text from journal_entries`,
    );
    for (const { text } of told) expect(text).not.toContain(EMAIL);
    expect(await db.adminQuery(`select payload from outbox where type = 'member.invited'`)).toContainEqual({
      payload: { invitationId: invitation.id },
    });
  });

  test('asks somebody who has an account for its password and for no name', async () => {
    const { email, id } = await scene.account();
    const token = await scene.token(await scene.invites(manager, email));
    expect(await scene.looks(token)).toMatchObject({ hasAccount: true });
    expect(await scene.accepts(token, { password: 'another long sentence' })).toEqual({
      kind: 'password-refused',
    });
    expect(await roles(email)).toEqual([]);
    expect(await scene.accepts(token, { displayName: 'Mallory' })).toMatchObject({
      kind: 'invitation-accepted',
    });
    expect(await db.adminQuery('select display_name from memberships where account_id = $1', [id])).toEqual([
      { display_name: 'Person 2' },
    ]);
  });

  test('names every fault of the form and stays open', async () => {
    const token = await scene.token(await scene.invites(manager, EMAIL));
    expect(await scene.accepts(token, { displayName: ' ', password: 'short' })).toMatchObject({
      problems: [
        { field: 'displayName', because: 'empty' },
        { field: 'password', because: 'too-short' },
      ],
    });
    expect(await scene.accepts(token)).toMatchObject({ kind: 'invitation-accepted' });
  });

  test('of LPHQ lets in at LPHQ; of LPHQ to an agency’s manager, in that agency', async () => {
    await scene.accepts(await scene.token(await scene.invites(scene.staff, EMAIL, 'LPHQ_ADMINISTRATOR')));
    expect(await db.adminQuery('select role, ended_at from staff_roles')).toEqual([
      { role: 'LPHQ_ADMINISTRATOR', ended_at: null },
    ]);
    const first = await scene.invites(scene.inside(manager.agencyId), 'first@example.org', 'AGENCY_MANAGER');
    const token = await scene.token(first);
    expect(await scene.looks(token)).toMatchObject({ invitation: { invitedByName: null } });
    await scene.accepts(token);
    expect(await roles('first@example.org')).toEqual([
      { agency_id: manager.agencyId, role: 'AGENCY_MANAGER' },
    ]);
  });

  test('brings back somebody who was removed', async () => {
    const { email, id } = await scene.account();
    const add = { accountId: id, agencyId: manager.agencyId, role: 'AGENCY_REGISTRAR' as const };
    await scene.identity.addMembership.run(scene.staff, add);
    await scene.teams.remove.run(manager, id);
    await scene.accepts(await scene.token(await scene.invites(manager, email)));
    expect(await roles(email)).toHaveLength(1);
  });
});

describe('is refused alike, and lets nobody in (T01)', () => {
  test.each<[string, (token: string, id: string) => Promise<unknown>]>([
    ['used', (token) => scene.accepts(token)],
    ['expired', async () => clock.pass(72 * HOUR)],
    ['withdrawn', (_, id) => scene.teams.withdraw.run(manager, id)],
    ['resent: the token before', (_, id) => scene.teams.resend.run(manager, id)],
    ['drawn again: the token before', (_, id) => scene.drawing.run(id)],
  ])('%s', async (_, spoil) => {
    const invitation = await scene.invites(manager, EMAIL);
    const token = await scene.token(invitation);
    await spoil(token, invitation.id);
    const before = await roles();
    expect(await scene.looks(token)).toEqual(REFUSED);
    expect(await scene.accepts(token)).toEqual(REFUSED);
    expect(await roles()).toEqual(before);
  });

  test.each(['', 'guessed', 'A'.repeat(22), `${'A'.repeat(21)}=`])('guessed: “%s”', async (token) => {
    await scene.invites(manager, EMAIL);
    expect(await scene.looks(token)).toEqual(REFUSED);
    expect(await scene.accepts(token)).toEqual(REFUSED);
  });

  test('one millisecond before its end it opens', async () => {
    const token = await scene.token(await scene.invites(manager, EMAIL));
    clock.pass(72 * HOUR - 1);
    expect(await scene.accepts(token)).toMatchObject({ kind: 'invitation-accepted' });
  });

  test('a token is good once, however many hold it up at the same moment', async () => {
    const token = await scene.token(await scene.invites(manager, EMAIL));
    const kinds = (await Promise.all([1, 2, 3, 4].map(() => scene.accepts(token)))).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['invitation-accepted', ...Array(3).fill('invitation-refused')]);
  });
});

/** The database's own word, whatever the code above it does. */
describe('the way in is shut below, too', () => {
  const accept = (account: AccountId, agencyId: string, token: string, name: string | null, hash = '-') =>
    db.units.write({ ...onOwnAccount(account, 'test'), agencyId: agencyId as never }, async (unit) => {
      const sql = 'select app.accept_invitation($1, $2, $3, $4, $5) as accepted';
      const rows = await query<{ accepted: boolean }>(unit, sql, [
        invitationTokenHash(token),
        account,
        name,
        hash,
        clock.now(),
      ]);
      return unit.leaveUntouched(rows[0]?.accepted);
    });
  const hashOf = async (id: string): Promise<string> => {
    const [row] = await db.adminQuery<{ hash: string }>(
      'select password_hash as hash from accounts where id = $1',
      [id],
    );
    return row?.hash ?? '';
  };

  test('to the account of another e-mail, and in another agency', async () => {
    const [invited, other] = [await scene.account(), await scene.account()];
    const elsewhere = await scene.manager();
    const token = await scene.token(await scene.invites(manager, invited.email));
    const own = await hashOf(invited.id);
    expect(await accept(other.id, manager.agencyId, token, null, await hashOf(other.id))).toBe(false);
    expect(await accept(invited.id, elsewhere.agencyId, token, null, own)).toBe(false);
    expect(await accept(invited.id, manager.agencyId, token, null, 'another')).toBe(false);
    expect(await accept(invited.id, manager.agencyId, token, null, own)).toBe(true);
  });

  test('to an agency’s own role, which makes no account and reads no token', async () => {
    const asManager = (sql: string) => db.units.write(manager, (unit) => query(unit, sql));
    for (const sql of [
      `select app.accept_invitation('', gen_random_uuid(), 'X', '-', now())`,
      `insert into accounts (email, display_name, password_hash) values ('x@example.org', 'X', '-')`,
      'select email from accounts',
      'select token_hash from invitations',
      'select id_hash from sessions',
    ])
      await expect(asManager(sql)).rejects.toThrow('permission denied');
  });

  test('to a token that whoever invites chose: the worker alone draws one, for the mail', async () => {
    const { id } = await scene.invites(manager, EMAIL);
    const chosen = newInvitationToken();
    const sql = 'update invitations set token_hash = $1 where id = $2';
    for (const actor of [manager, scene.inside(manager.agencyId)])
      await expect(
        db.units.write(actor, async (unit) => query(unit, sql, [invitationTokenHash(chosen), id])),
      ).rejects.toThrow('permission denied');
    expect(await scene.accepts(chosen)).toEqual(REFUSED);
  });
});

test('a network that holds up what opens nothing is refused, the sound token too; sound ones cost nothing', async () => {
  scene = new InvitationScene(db, clock, limitsWith({ networkAttempts: 1_000, invitationAttempts: 3 }));
  const token = await scene.token(await scene.invites(manager, EMAIL));
  for (let looks = 0; looks < 9; looks += 1)
    expect(await scene.looks(token)).toMatchObject({ hasAccount: false });
  for (let guesses = 0; guesses < 3; guesses += 1) expect(await scene.looks('guessed')).toEqual(REFUSED);
  expect(await scene.looks(token)).toEqual({ kind: 'too-many-attempts', retryAfter: 3600 });
  expect(await scene.accepts(token)).toEqual({ kind: 'too-many-attempts', retryAfter: 3600 });
  expect(await scene.looks(token, '203.0.113.8')).toMatchObject({ kind: 'invitation-open' });
  clock.pass(HOUR);
  expect(await scene.accepts(token)).toMatchObject({ kind: 'invitation-accepted' });
});
