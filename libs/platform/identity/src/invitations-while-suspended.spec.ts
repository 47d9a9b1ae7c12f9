import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { Journal } from '#platform/journal';
import { query } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { InvitationScene } from '../../../../test/builders/invitation-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { eventually } from '../../../../test/harness/eventually.js';

const EMAIL = 'zoe@example.org';
const SUSPENDED = { kind: 'agency-suspended' };

let db: TestDatabase;
let scene: InvitationScene;
let manager: MemberActor;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  await db.adminQuery('delete from sessions; delete from invitations; delete from memberships');
  await db.adminQuery(`update accounts set email = id || '@gone.example.org'`);
  scene = new InvitationScene(db, new HandClock('2026-11-21T12:00:00Z'));
  manager = await scene.manager();
});
afterAll(() => db.close());

const becomes = (standing: string) =>
  db.adminQuery('update agencies set standing = $2 where agency_id = $1', [manager.agencyId, standing]);
const isIn = async (): Promise<boolean> =>
  (await scene.members(manager)).some(({ email }) => email === EMAIL);

describe('an agency that may not act', () => {
  test.each(['SUSPENDED', 'ENDED'])(
    '%s: nobody comes in whom it invited, and nothing is used up',
    async (standing) => {
      const token = await scene.token(await scene.invites(manager, EMAIL));
      await becomes(standing);
      expect(await scene.accepts(token)).toEqual(SUSPENDED);
      expect(await isIn()).toBe(false);
      expect(await db.adminQuery('select from accounts where email = $1', [EMAIL])).toEqual([]);
      await becomes('AUTHORISED');
      expect(await scene.accepts(token)).toMatchObject({ kind: 'invitation-accepted' });
      expect(await isIn()).toBe(true);
    },
  );

  test('nor whom somebody invited who has left since', async () => {
    const leaving = await scene.manager(manager.agencyId);
    const token = await scene.token(await scene.invites(leaving, EMAIL));
    await db.adminQuery('update memberships set ended_at = now() where account_id = $1', [leaving.accountId]);
    await becomes('SUSPENDED');
    expect(await scene.accepts(token)).toEqual(SUSPENDED);
  });

  test('gets a manager from LPHQ all the same, who puts things right', async () => {
    await becomes('SUSPENDED');
    const invitation = await scene.invites(scene.inside(manager.agencyId), EMAIL, 'AGENCY_MANAGER');
    expect(await scene.accepts(await scene.token(invitation))).toMatchObject({ kind: 'invitation-accepted' });
    expect(await isIn()).toBe(true);
  });

  test('is no matter of another agency’s', async () => {
    const token = await scene.token(await scene.invites(await scene.manager(), EMAIL));
    await becomes('SUSPENDED');
    expect(await scene.accepts(token)).toMatchObject({ kind: 'invitation-accepted' });
  });

  test('a suspension under way is waited for', async () => {
    const token = await scene.token(await scene.invites(manager, EMAIL));
    let accepting: Promise<unknown> = Promise.resolve();
    await db.units.write(scene.inside(manager.agencyId), async (unit) => {
      await query(unit, `update agencies set standing = 'SUSPENDED' where agency_id = $1`, [
        manager.agencyId,
      ]);
      accepting = scene.accepts(token);
      await eventually(
        () => db.adminQuery(WAITING),
        (waiting) => waiting.length === 1,
      );
      const object = { kind: 'agency', id: manager.agencyId };
      await new Journal(scene.clock).append(unit, { type: 'agency.suspended', object });
    });
    expect(await accepting).toEqual(SUSPENDED);
  });
});

const WAITING = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
