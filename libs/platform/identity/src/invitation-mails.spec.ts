import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { plusMilliseconds } from '#platform/clock';
import type { MemberActor } from '#platform/tenancy';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { InvitationScene } from '../../../../test/builders/invitation-scene.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { SignInRules } from './domain/sign-in-rules.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EMAIL = 'zoe@example.org';

let db: TestDatabase;
let clock: HandClock;
let scene: InvitationScene;
let manager: MemberActor;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  await db.adminQuery('delete from invitations; delete from memberships; delete from sign_in_budgets');
  await db.adminQuery(`delete from staff_roles; update accounts set email = id || '@gone.example.org'`);
  clock = new HandClock('2026-11-21T12:00:00Z');
  scene = new InvitationScene(db, clock, limitsWith());
  manager = await scene.manager();
});
afterAll(() => db.close());

/** The same people, and a portal that lets fewer mails out. */
const onlyTakes = async (changes: Partial<SignInRules>): Promise<void> => {
  await db.adminQuery(`update accounts set email = id || '@gone.example.org'`);
  scene = new InvitationScene(db, clock, limitsWith(changes));
};
type Inviter = Parameters<typeof scene.invites>[0];
const invite = (actor: Inviter, email: string, role = 'AGENCY_REGISTRAR') =>
  scene.teams.invite.run(actor, { email, role: role as never, locale: 'en-CA' });
const invitesAfresh = async (actor: Inviter, email = EMAIL, role?: string) => {
  const outcome = await invite(actor, email, role);
  if (outcome.kind === 'member-invited') await scene.teams.withdraw.run(actor, outcome.invitation.id);
  return outcome;
};
const events = async (): Promise<number> =>
  (await db.adminQuery(`select from outbox where type = 'member.invited' and handled_at is null`)).length;

describe('mails that invite', () => {
  test('reach one address five times a day, over all agencies and LPHQ, and then at no way of asking', async () => {
    const other = await scene.manager();
    const lphq = scene.inside(other.agencyId);
    for (const actor of [manager, other, manager, other])
      expect(await invitesAfresh(actor)).toMatchObject({ kind: 'member-invited' });
    clock.pass(HOUR);
    expect(await invitesAfresh(lphq, EMAIL, 'AGENCY_MANAGER')).toMatchObject({ kind: 'member-invited' });
    const sent = await events();
    const retryAt = plusMilliseconds(clock.now(), 23 * HOUR);
    const refused = { kind: 'too-many-invitations', of: 'ADDRESS', retryAt, retryAfter: (23 * HOUR) / 1_000 };
    for (const [actor, role] of [
      [manager, 'AGENCY_REGISTRAR'],
      [await scene.manager(), 'AGENCY_REGISTRAR'],
      [lphq, 'AGENCY_MANAGER'],
      [scene.staff, 'LPHQ_ADMINISTRATOR'],
    ] as const)
      expect(await invite(actor, ' ZOE@Example.org ', role)).toEqual(refused);
    expect(await events()).toBe(sent);
    expect(await invite(manager, 'else@example.org')).toMatchObject({ kind: 'member-invited' });
    clock.pass(23 * HOUR);
    expect(await invite(manager, EMAIL)).toMatchObject({ kind: 'member-invited' });
  });

  test('are fifty a day for an agency, new ones and those sent again, and no fewer for another', async () => {
    await onlyTakes({ invitationsOfAgency: 3 });
    const { id } = await scene.invites(manager, 'a@example.org');
    expect(await scene.teams.resend.run(manager, id)).toMatchObject({ kind: 'invitation-resent' });
    await scene.invites(manager, 'b@example.org');
    const retryAt = plusMilliseconds(clock.now(), DAY);
    const refused = { kind: 'too-many-invitations', of: 'SENDER', retryAt };
    expect(await invite(manager, 'c@example.org')).toMatchObject(refused);
    expect(await scene.teams.resend.run(manager, id)).toMatchObject(refused);
    const colleague = await scene.manager(manager.agencyId);
    expect(await invite(colleague, 'c@example.org')).toMatchObject(refused);
    for (const actor of [await scene.manager(), scene.inside(manager.agencyId)])
      expect(await invite(actor, 'd@example.org', 'AGENCY_MANAGER')).toMatchObject({
        kind: 'member-invited',
      });
  });

  test('of LPHQ count together, wherever they lead', async () => {
    await onlyTakes({ invitationsOfLphq: 2 });
    await scene.invites(scene.inside(manager.agencyId), 'a@example.org', 'AGENCY_MANAGER');
    await scene.invites(scene.staff, 'b@example.org', 'LPHQ_ADMINISTRATOR');
    const elsewhere = scene.inside((await scene.manager()).agencyId);
    expect(await invite(elsewhere, 'c@example.org', 'AGENCY_MANAGER')).toMatchObject({ of: 'SENDER' });
    expect(await invite(manager, 'c@example.org')).toMatchObject({ kind: 'member-invited' });
  });

  test('go out again three times an hour for one invitation, which keeps its link and its hour when refused', async () => {
    const { id } = await scene.invites(manager, EMAIL);
    for (let time = 0; time < 3; time += 1)
      expect(await scene.teams.resend.run(manager, id)).toMatchObject({ kind: 'invitation-resent' });
    const token = await scene.token({ id });
    clock.pass(10 * MINUTE);
    const retryAt = plusMilliseconds(clock.now(), 50 * MINUTE);
    const refused = { kind: 'too-many-invitations', of: 'INVITATION', retryAt, retryAfter: 50 * 60 };
    expect(await scene.teams.resend.run(manager, id)).toEqual(refused);
    expect(await scene.looks(token)).toMatchObject({ kind: 'invitation-open' });
    const second = await scene.invites(manager, 'b@example.org');
    expect(await scene.teams.resend.run(manager, second.id)).toMatchObject({ kind: 'invitation-resent' });
    clock.pass(50 * MINUTE);
    expect(await scene.teams.resend.run(manager, id)).toMatchObject({ kind: 'invitation-resent' });
  });

  test('of twenty who ask at once are as many as may be', async () => {
    await onlyTakes({ invitationsOfAgency: 7 });
    const asked = Array.from({ length: 20 }, (_, each) => invite(manager, `n${each}@example.org`));
    const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'member-invited')).toHaveLength(7);
    expect(kinds.filter((kind) => kind === 'too-many-invitations')).toHaveLength(13);
  });

  test('that are not sent cost nothing: refused, of another team, or over', async () => {
    await onlyTakes({ invitationsOfAgency: 2, invitationsToAddress: 2 });
    const { id } = await scene.invites(manager, EMAIL);
    for (let time = 0; time < 4; time += 1) {
      expect(await invite(manager, EMAIL)).toMatchObject({ kind: 'invitation-waiting' });
      expect(await invite(manager, 'nobody')).toMatchObject({ kind: 'invalid-input' });
      expect(await scene.teams.resend.run(await scene.manager(), id)).toEqual({ kind: 'invitation-unknown' });
    }
    expect(await scene.teams.resend.run(manager, id)).toMatchObject({ kind: 'invitation-resent' });
    await scene.teams.withdraw.run(manager, id);
    clock.pass(DAY);
    for (let time = 0; time < 4; time += 1)
      expect(await scene.teams.resend.run(manager, id)).toMatchObject({ kind: 'invitation-over' });
    expect(await invite(manager, EMAIL)).toMatchObject({ kind: 'member-invited' });
  });

  test('are counted under keys that name neither an address, an agency nor an invitation', async () => {
    const { id } = await scene.invites(manager, EMAIL);
    await scene.teams.resend.run(manager, id);
    const kept = await db.adminQuery<{ row: string }>('select b::text as row from sign_in_budgets b');
    expect(kept).toHaveLength(3);
    for (const text of [EMAIL, manager.agencyId, id])
      expect(kept.map(({ row }) => row).join()).not.toContain(Buffer.from(text).toString('hex'));
  });
});
