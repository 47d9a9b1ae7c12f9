import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';

import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import type { Badge } from '../domain/badge.js';
import type { BadgeNotice } from '../domain/badge-notice.js';
import { HolderLetters } from '../use-cases/holder-letters.js';
import { NoteHolderTold } from '../use-cases/note-holder-told.js';
import { NoticeStore } from './notice.store.js';

let desk: BadgeDesk;
beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

const withAddress = async (email: string | null = 'zoe@example.org'): Promise<Learner> => {
  const learner = await desk.north.qualifies();
  await desk.db.adminQuery('update learners set email = $2 where id = $1', [learner.id, email]);
  return learner;
};
const issued = async (email?: string | null): Promise<Badge> => desk.issued(await withAddress(email));

type Row = Pick<BadgeNotice, 'id' | 'about' | 'reason' | 'state'>;
const noticesOf = ({ id }: Badge): Promise<Row[]> =>
  desk.db.adminQuery<Row>(
    'select id, about, reason, state from badge_notices where badge_id = $1 order by ctid',
    [id],
  );
const newest = async ({ id }: Badge, by = desk.north.manager): Promise<BadgeNotice | undefined> => {
  const found = await desk.db.units.read(by, (unit) => desk.rooms.app.get(NoticeStore).ofBadges(unit, [id]));
  return found.get(id);
};
const toBeTold = (): Promise<{ noticeId: string }[]> =>
  desk.db.adminQuery(
    `select payload->>'noticeId' as "noticeId" from outbox where type = 'holder.to-be-told'`,
  );
const letters = (): HolderLetters => desk.rooms.app.get(HolderLetters);
const told = (badge: Badge, by = desk.north.manager) =>
  desk.rooms.app.get(NoteHolderTold).run(by, { badgeId: badge.id });

describe('whoever carries a badge', () => {
  test('is told of every move in its transaction, and what was not said yet is overtaken by the next', async () => {
    const badge = await issued();
    expect(await noticesOf(badge)).toEqual([]);
    await desk.suspend(badge.id);
    await desk.reinstate(badge.id);
    await desk.revoke(badge.id);
    expect(await noticesOf(badge)).toMatchObject([
      { about: 'SUSPENDED', reason: 'MISUSE_REPORTED', state: 'OVERTAKEN' },
      { about: 'REINSTATED', reason: null, state: 'OVERTAKEN' },
      { about: 'REVOKED', reason: 'MISUSE', state: 'WAITING' },
    ]);
    const asked = (await toBeTold()).map(({ noticeId }) => noticeId);
    for (const { id } of await noticesOf(badge)) expect(asked).toContain(id);
  });

  test('hears of a new card with its signature, and of nothing where the re-issue is withdrawn', async () => {
    const old = await issued();
    const withdrawn = await desk.reissued(old.id);
    await desk.revoke(withdrawn.id);
    expect([await noticesOf(old), await noticesOf(withdrawn)]).toEqual([[], []]);
    await desk.rooms.finish((await desk.reissued(old.id)).id);
    expect(await noticesOf(old)).toMatchObject([{ about: 'REPLACED', reason: null, state: 'WAITING' }]);
  });

  test('hears nothing of an act that was refused', async () => {
    const badge = await issued();
    await desk.revoke(badge.id);
    await desk.revoke(badge.id);
    await desk.suspend(badge.id);
    expect(await noticesOf(badge)).toHaveLength(1);
  });
});

describe('a letter', () => {
  test('says who decided what and why, and how they are asked, in the learner’s own language', async () => {
    const badge = await issued();
    await desk.suspend(badge.id);
    const [notice] = await noticesOf(badge);
    const { name, phone, email } = desk.north.agency;
    const letter = await letters().write(notice!.id);
    expect(letter).toMatchObject({
      ...{
        about: 'SUSPENDED',
        reason: 'MISUSE_REPORTED',
        kind: 'MSQ',
        email: 'zoe@example.org',
        locale: null,
      },
      agency: { name, phone, email },
    });
    expect(JSON.stringify(letter)).not.toContain(badge.code);
    await desk.db.adminQuery(
      `update learners set account_id = (select id from accounts where id = $2) where id = $1`,
      [badge.learnerId, desk.north.assessor.accountId],
    );
    expect(await letters().write(notice!.id)).toMatchObject({ locale: 'en-CA' });
  });

  test('is written once; what was overtaken is not written', async () => {
    const badge = await issued();
    await desk.suspend(badge.id);
    const [suspended] = await noticesOf(badge);
    await desk.reinstate(badge.id);
    expect(await letters().write(suspended!.id)).toBeNull();
    const [, back] = await noticesOf(badge);
    await letters().note(back!.id, 'mailed');
    expect(await letters().write(back!.id)).toBeNull();
    expect(await newest(badge)).toMatchObject({
      about: 'REINSTATED',
      state: 'MAILED',
      settledAt: expect.any(Date),
    });
    await letters().note(back!.id, 'refused');
    expect(await newest(badge)).toMatchObject({ state: 'MAILED' });
  });

  test('to nobody any more leaves it to a person', async () => {
    const badge = await issued();
    await desk.suspend(badge.id);
    await desk.db.adminQuery('update learners set email = null where id = $1', [badge.learnerId]);
    const [notice] = await noticesOf(badge);
    expect(await letters().write(notice!.id)).toBeNull();
    expect(await newest(badge)).toMatchObject({ state: 'REFUSED' });
  });
});

describe('who has no address', () => {
  test('is told by a person, once, and the journal keeps it', async () => {
    const badge = await issued(null);
    const before = (await toBeTold()).length;
    await desk.revoke(badge.id);
    expect(await newest(badge)).toMatchObject({ about: 'REVOKED', state: 'NO_ADDRESS' });
    expect(await toBeTold()).toHaveLength(before);
    expect(await told(badge)).toMatchObject({ kind: 'holder-told' });
    expect(await told(badge)).toMatchObject({ kind: 'nothing-to-tell' });
    expect(await newest(badge)).toMatchObject({ state: 'TOLD' });
    expect((await desk.told(badge.id)).journal.at(-1)).toMatchObject({
      type: 'badge.holder-told',
      facts: { kind: 'MSQ', about: 'REVOKED' },
    });
  });

  test('has nothing to be told while a mail is on its way, nor by another agency', async () => {
    const badge = await issued();
    await desk.suspend(badge.id);
    expect(await told(badge)).toMatchObject({ kind: 'nothing-to-tell' });
    expect(await told(badge, desk.south.manager)).toEqual({ kind: 'badge-unknown' });
    expect(await newest(badge, desk.south.manager)).toBeUndefined();
  });
});

test('no agency says of itself that a mail went out, and nothing that was said is unsaid', async () => {
  const badge = await issued();
  await desk.suspend(badge.id);
  const [notice] = await noticesOf(badge);
  const as = (state: string): Promise<unknown> =>
    desk.db.units.write(desk.north.manager, async (unit) => {
      const { query } = await import('#platform/persistence');
      await query(unit, `update badge_notices set state = $2, settled_at = now() where id = $1`, [
        notice!.id,
        state,
      ]);
      return unit.leaveUntouched(null);
    });
  await expect(as('MAILED')).rejects.toMatchObject({ driverError: { constraint: 'badge_notices_moves' } });
  await expect(as('REFUSED')).rejects.toMatchObject({ driverError: { constraint: 'badge_notices_moves' } });
});
