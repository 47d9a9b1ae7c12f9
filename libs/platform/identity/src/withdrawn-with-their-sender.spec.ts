import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { LPHQ_SCOPE, type MemberActor, type StaffActor } from '#platform/tenancy';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { InvitationScene } from '../../../../test/builders/invitation-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { eventually } from '../../../../test/harness/eventually.js';
import type { Invitation } from './domain/invitation.js';
import { memberInvited } from './domain/team.events.js';
import { InvitationStore } from './store/invitation.store.js';
import { InviterStore } from './store/inviter.store.js';

let db: TestDatabase;
let scene: InvitationScene;
let manager: MemberActor;
let leaving: MemberActor;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  await db.adminQuery('delete from invitations; delete from memberships');
  await db.adminQuery(`delete from staff_roles; update accounts set email = id || '@gone.example.org'`);
  scene = new InvitationScene(db, new HandClock('2026-11-21T12:00:00Z'));
  manager = await scene.manager();
  leaving = await scene.manager(manager.agencyId);
});
afterAll(() => db.close());

/** The addresses that can still come in. */
const open = async (): Promise<string[]> => {
  const found = await db.adminQuery<{ email: string }>(
    `select email from invitations where accepted_at is null and withdrawn_at is null order by email`,
  );
  return found.map(({ email }) => email);
};
const toldOf = (agencyId: string) =>
  db.adminQuery<{ id: string; facts: unknown }>(
    `select object_id as id, convert_from(entry, 'UTF8')::jsonb -> 'facts' as facts from journal_entries
     where agency_id = $1 and type = 'invitation.withdrawn' order by id`,
    [agencyId],
  );
const administrator = async (accountId?: string): Promise<StaffActor> => {
  const id = accountId ?? (await scene.account()).id;
  await scene.identity.addStaffRole.run(scene.staff, { accountId: id, role: 'LPHQ_ADMINISTRATOR' });
  return { ...scene.staff, accountId: id as never };
};

describe('whoever may let nobody in any more', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['removed', () => scene.teams.remove.run(manager, leaving.accountId)],
    [
      'no manager any more',
      () =>
        scene.teams.changeRoles.run(manager, { accountId: leaving.accountId, roles: ['AGENCY_ASSESSOR'] }),
    ],
  ])('%s: leaves no open invitation, and each is journalled; those of others stand', async (_, happens) => {
    const invitation = await scene.invites(leaving, 'a@example.org');
    const token = await scene.token(invitation);
    await scene.invites(manager, 'b@example.org');
    await scene.invites(await scene.manager(), 'c@example.org');
    await happens();
    expect(await open()).toEqual(['b@example.org', 'c@example.org']);
    expect(await scene.accepts(token)).toEqual({ kind: 'invitation-refused' });
    expect(await scene.drawing.run(invitation.id)).toBeNull();
    expect(await toldOf(manager.agencyId)).toEqual([
      { id: invitation.id, facts: { role: 'AGENCY_REGISTRAR' } },
    ]);
  });

  test('what was accepted or withdrawn before stays as it was, and a role that lets nobody in may end', async () => {
    await scene.accepts(await scene.token(await scene.invites(leaving, 'a@example.org')));
    await scene.invites(leaving, 'b@example.org');
    const change = (...roles: readonly string[]) =>
      scene.teams.changeRoles.run(manager, { accountId: leaving.accountId, roles: roles as never });
    await change('AGENCY_MANAGER', 'AGENCY_ASSESSOR');
    await change('AGENCY_MANAGER');
    expect(await open()).toEqual(['b@example.org']);
    await scene.teams.remove.run(manager, leaving.accountId);
    expect(await open()).toEqual([]);
    expect(await toldOf(manager.agencyId)).toHaveLength(1);
    expect(await db.adminQuery('select from invitations where accepted_at is not null')).toHaveLength(1);
  });

  test('of LPHQ leaves none in any agency, but where they are a manager too', async () => {
    const [one] = [await administrator(), await administrator()];
    const both = await administrator(leaving.accountId);
    const elsewhere = await scene.manager();
    await scene.invites({ ...both, agencyId: elsewhere.agencyId }, 'a@example.org', 'AGENCY_MANAGER');
    await scene.invites({ ...both, agencyId: LPHQ_SCOPE }, 'b@example.org', 'LPHQ_ADMINISTRATOR');
    await scene.invites(leaving, 'c@example.org');
    await scene.invites({ ...one, agencyId: elsewhere.agencyId }, 'd@example.org', 'AGENCY_MANAGER');
    const before = (await toldOf(LPHQ_SCOPE)).length;
    expect(await scene.teams.remove.run(one, leaving.accountId)).toMatchObject({ kind: 'member-removed' });
    expect(await open()).toEqual(['c@example.org', 'd@example.org']);
    const facts = (await toldOf(LPHQ_SCOPE)).slice(before).map(({ facts }) => facts);
    expect(facts).toHaveLength(2);
    expect(facts).toEqual(
      expect.arrayContaining([
        { role: 'LPHQ_ADMINISTRATOR' },
        { role: 'AGENCY_MANAGER', agencyId: elsewhere.agencyId },
      ]),
    );
  });
});

describe('inviting while one is removed', () => {
  test('either is refused or is taken back, whichever comes first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const going = await scene.manager(manager.agencyId);
      const [invited] = await Promise.all([
        scene.teams.invite.run(going, {
          email: `r${round}@example.org`,
          role: 'AGENCY_MANAGER',
          locale: 'en-CA',
        }),
        scene.teams.remove.run(manager, going.accountId),
      ]);
      expect(['member-invited', 'may-not-invite']).toContain(invited.kind);
      expect(await open()).toEqual([]);
    }
  });

  test.each(['member', 'staff'] as const)('a %s whose role ended before is refused', async (kind) => {
    const [one] = [await administrator(), await administrator()];
    const gone = kind === 'member' ? leaving : await administrator(leaving.accountId);
    await scene.teams.remove.run(kind === 'member' ? manager : one, leaving.accountId);
    const role = kind === 'member' ? 'AGENCY_ASSESSOR' : 'LPHQ_ADMINISTRATOR';
    const outcome = await scene.teams.invite.run(gone, { email: 'a@example.org', role, locale: 'en-CA' });
    expect(outcome).toEqual({ kind: 'may-not-invite' });
    expect(await open()).toEqual([]);
  });

  test('a removal waits for an invitation that is under way, and takes it back', async () => {
    let removing: Promise<unknown> = Promise.resolve();
    await db.units.write(leaving, async (unit) => {
      expect(await new InviterStore().holdRole(unit, leaving)).toBe(true);
      const added = await new InvitationStore().add(unit, {
        ...{ email: 'a@example.org', role: 'AGENCY_ASSESSOR', locale: 'en-CA', invitedBy: leaving.accountId },
        ...{ invitedAt: scene.clock.now(), expiresAt: plusMilliseconds(scene.clock.now(), 1_000) },
      });
      removing = scene.teams.remove.run(manager, leaving.accountId);
      await eventually(
        () => db.adminQuery(WAITING),
        (waiting) => waiting.length === 1,
      );
      await new Journal(scene.clock).append(unit, memberInvited(added as Invitation));
    });
    expect(await removing).toMatchObject({ kind: 'member-removed' });
    expect(await open()).toEqual([]);
    expect(await toldOf(manager.agencyId)).toHaveLength(1);
  });
});

const WAITING = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
