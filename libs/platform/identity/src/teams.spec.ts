import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { query } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { InvitationScene } from '../../../../test/builders/invitation-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { beginSession } from './domain/session.js';
import { SessionStore } from './store/session.store.js';

const HOUR = 3_600_000;
const UNKNOWN = '00000000-0000-4000-8000-00000000dead';

let db: TestDatabase;
let clock: HandClock;
let scene: InvitationScene;
let manager: MemberActor;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  await db.adminQuery('delete from sessions; delete from invitations; delete from memberships');
  await db.adminQuery(`delete from staff_roles; update accounts set email = id || '@gone.example.org'`);
  clock = new HandClock('2026-11-21T12:00:00Z');
  scene = new InvitationScene(db, clock);
  manager = await scene.manager();
});
afterAll(() => db.close());

const invite = (actor: Parameters<typeof scene.invites>[0], email: string, role = 'AGENCY_ASSESSOR') =>
  scene.teams.invite.run(actor, { email, role: role as never, locale: 'en-CA' });

describe('inviting', () => {
  test('refuses an address twice, whoever is in the team, and a role that the team has not', async () => {
    await scene.invites(manager, 'zoe@example.org');
    expect(await invite(manager, 'Zoe@Example.org')).toMatchObject({
      kind: 'invitation-waiting',
      invitation: { email: 'zoe@example.org', role: 'AGENCY_REGISTRAR' },
    });
    const [own] = await scene.members(manager);
    expect(await invite(manager, own?.email ?? '')).toEqual({ kind: 'already-member', email: own?.email });
    for (const actor of [manager, scene.staff, scene.inside(manager.agencyId)]) {
      const role = actor === manager ? 'LPHQ_ADMINISTRATOR' : 'AGENCY_ASSESSOR';
      expect(await invite(actor, 'x', role)).toMatchObject({
        problems: [
          { field: 'email', because: 'not-an-email' },
          { field: 'role', because: 'not-a-choice' },
        ],
      });
    }
    expect(await invite(scene.inside(UNKNOWN as never), 'x@example.org', 'AGENCY_MANAGER')).toEqual({
      kind: 'agency-unknown',
    });
  });

  test('of one address at the same moment gives one invitation and one event', async () => {
    const kinds = (await Promise.all([1, 2, 3].map(() => invite(manager, 'zoe@example.org')))).map(
      ({ kind }) => kind,
    );
    expect(kinds.sort()).toEqual(['invitation-waiting', 'invitation-waiting', 'member-invited']);
    expect(await db.adminQuery(`select from outbox where agency_id = $1`, [manager.agencyId])).toHaveLength(
      1,
    );
  });

  test('another agency may invite the same address; an expired invitation makes room', async () => {
    const first = await scene.invites(manager, 'zoe@example.org');
    await scene.invites(await scene.manager(), 'zoe@example.org');
    clock.pass(72 * HOUR);
    const second = await scene.invites(manager, 'zoe@example.org');
    const found = await db.units.read(manager, (unit) => scene.teams.reads.invitations(unit));
    expect(found.map(({ id, withdrawnAt }) => [id, withdrawnAt !== null])).toEqual([
      [second.id, false],
      [first.id, true],
    ]);
    expect(found[0]).toMatchObject({ invitedByName: 'Person 1', mailedAt: null });
  });

  test('what became of the mail is kept until it is sent again', async () => {
    const { id } = await scene.invites(manager, 'zoe@example.org');
    const mail = async () => (await db.units.read(manager, (unit) => scene.teams.reads.invitations(unit)))[0];
    await scene.drawing.note(id, 'refused');
    expect(await mail()).toMatchObject({ mailedAt: null, mailRefusedAt: clock.now() });
    await scene.drawing.note(id, 'mailed');
    expect(await mail()).toMatchObject({ mailedAt: clock.now(), mailRefusedAt: null });
    await scene.teams.resend.run(manager, id);
    expect(await mail()).toMatchObject({ mailedAt: null, mailRefusedAt: null });
  });
});

describe('an invitation that is over, or of another team', () => {
  test.each(['resend', 'withdraw'] as const)('%s: nothing can be done with it', async (act) => {
    const invitation = await scene.invites(manager, 'zoe@example.org');
    const stranger = await scene.manager();
    for (const actor of [stranger, scene.staff])
      expect(await scene.teams[act].run(actor, invitation.id)).toEqual({ kind: 'invitation-unknown' });
    await scene.teams.withdraw.run(manager, invitation.id);
    expect(await scene.teams[act].run(manager, invitation.id)).toEqual({
      kind: 'invitation-over',
      state: 'WITHDRAWN',
    });
    expect(await scene.drawing.run(invitation.id)).toBeNull();
  });
});

describe('roles', () => {
  test('are exactly those that were asked for, and each is journalled', async () => {
    const member = await scene.member(manager.agencyId, 'AGENCY_REGISTRAR');
    const { accountId } = member;
    const outcome = await scene.teams.changeRoles.run(manager, {
      accountId,
      roles: ['AGENCY_ASSESSOR', 'AGENCY_MANAGER', 'AGENCY_MANAGER'],
    });
    expect(outcome).toMatchObject({
      member: { roles: ['AGENCY_ASSESSOR', 'AGENCY_MANAGER'], displayName: 'Person 2' },
    });
    const told = await db.adminQuery<{ type: string }>(
      `select type from journal_entries where agency_id = $1 and subject_id = $2 order by id`,
      [manager.agencyId, accountId],
    );
    expect(told.map(({ type }) => type)).toEqual([
      ...['membership.added', 'membership.added', 'membership.added', 'membership.ended'],
    ]);
  });

  test('none, of another team, or of somebody who is not in the team, are refused', async () => {
    const { accountId } = await scene.manager();
    const change = (who: string, roles: string[]) =>
      scene.teams.changeRoles.run(manager, { accountId: who, roles: roles as never });
    expect(await change(manager.accountId, [])).toMatchObject({ problems: [{ because: 'empty' }] });
    expect(await change(manager.accountId, ['LPHQ_ADMINISTRATOR'])).toMatchObject({
      problems: [{ because: 'not-a-choice' }],
    });
    for (const who of [accountId, UNKNOWN])
      expect(await change(who, ['AGENCY_ASSESSOR'])).toEqual({ kind: 'member-unknown' });
  });

  test('the last who can let people in stays, whoever goes at the same moment', async () => {
    const second = await scene.manager(manager.agencyId);
    const remove = (id: string) => scene.teams.remove.run(manager, id);
    const kinds = (await Promise.all([remove(manager.accountId), remove(second.accountId)])).map(
      ({ kind }) => kind,
    );
    expect(kinds.sort()).toEqual(['last-manager', 'member-removed']);
    const [left] = await scene.members(manager);
    const demote = { accountId: left?.accountId ?? '', roles: ['AGENCY_ASSESSOR'] as const };
    expect(await scene.teams.changeRoles.run(manager, demote)).toEqual({ kind: 'last-manager' });
    expect(await scene.members(manager)).toMatchObject([{ roles: ['AGENCY_MANAGER'] }]);
  });

  test('the last administrator of LPHQ stays, too', async () => {
    const [one, two] = [await scene.account(), await scene.account()];
    for (const { id: accountId } of [one, two])
      await scene.identity.addStaffRole.run(scene.staff, { accountId, role: 'LPHQ_ADMINISTRATOR' });
    expect(await scene.members(scene.staff)).toMatchObject([{ email: one.email }, { email: two.email }]);
    expect(await scene.teams.remove.run(scene.staff, one.id)).toMatchObject({ kind: 'member-removed' });
    expect(await scene.teams.remove.run(scene.staff, two.id)).toEqual({ kind: 'last-manager' });
  });
});

describe('whoever is removed', () => {
  const session = async (accountId: string, agencyId: string | null): Promise<Uint8Array> => {
    const idHash = new Uint8Array(32).map(() => Math.floor(Math.random() * 256));
    await db.units.identify((unit) =>
      new SessionStore().add(unit, beginSession(idHash, accountId, agencyId, clock.now())),
    );
    return idHash;
  };
  const isOpen = async (idHash: Uint8Array): Promise<boolean> =>
    (await db.adminQuery('select from sessions where id_hash = $1 and ended_at is null', [idHash])).length ===
    1;

  test('has no session in that team any more, and keeps those elsewhere and their name in the history', async () => {
    const elsewhere = await scene.manager();
    const { accountId } = await scene.member(manager.agencyId, 'AGENCY_ASSESSOR');
    const [here, there, other] = [
      await session(accountId, manager.agencyId),
      await session(accountId, elsewhere.agencyId),
      await session(manager.accountId, manager.agencyId),
    ];
    expect((await scene.members(manager))[1]).toMatchObject({ lastSeenAt: clock.now() });
    await scene.teams.remove.run(manager, accountId);
    expect([await isOpen(here), await isOpen(there), await isOpen(other)]).toEqual([false, true, true]);
    expect(await scene.members(manager)).toHaveLength(1);
    expect(
      await db.adminQuery('select display_name, ended_at from memberships where account_id = $1', [
        accountId,
      ]),
    ).toEqual([{ display_name: 'Person 3', ended_at: clock.now() }]);
  });

  test('of LPHQ loses LPHQ’s sessions and no agency’s', async () => {
    const { accountId } = manager;
    await scene.identity.addStaffRole.run(scene.staff, { accountId, role: 'LPHQ_ADMINISTRATOR' });
    const other = await scene.account();
    await scene.identity.addStaffRole.run(scene.staff, { accountId: other.id, role: 'LPHQ_ADMINISTRATOR' });
    const [here, there] = [await session(accountId, null), await session(accountId, manager.agencyId)];
    await scene.teams.remove.run(scene.staff, accountId);
    expect([await isOpen(here), await isOpen(there)]).toEqual([false, true]);
  });

  test('an agency’s role sees and ends no session of another', async () => {
    const elsewhere = await scene.manager();
    const there = await session(elsewhere.accountId, elsewhere.agencyId);
    const ended = await db.units.write(manager, async (unit) => {
      const seen = await query(unit, 'select account_id from sessions');
      await query(unit, 'update sessions set ended_at = now()');
      return unit.leaveUntouched(seen);
    });
    expect(ended).toEqual([]);
    expect(await isOpen(there)).toBe(true);
  });

  test('has ended sessions that no role brings back, whichever may end them', async () => {
    const member = await scene.member(manager.agencyId, 'AGENCY_ASSESSOR');
    const gone = await session(member.accountId, manager.agencyId);
    await scene.teams.remove.run(manager, member.accountId);
    const revive = `update sessions set ended_at = null where acting_agency_id = '${manager.agencyId}'`;
    for (const inUnit of [
      () => db.units.write(manager, (unit) => query(unit, revive)),
      () => db.units.write(scene.staff, (unit) => query(unit, `update sessions set ended_at = null`)),
      () => db.units.identify((unit) => query(unit, revive)),
    ])
      await expect(inUnit()).rejects.toMatchObject({ driverError: { constraint: 'sessions_stay_ended' } });
    expect(await isOpen(gone)).toBe(false);
  });
});
