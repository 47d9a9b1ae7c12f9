import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import type { UnitsOfWork } from '#platform/persistence';

import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { OLD_PASSWORD, OwnAccountScene } from '../../../../test/builders/own-account-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { eventually } from '../../../../test/harness/eventually.js';
import { moveSession, newSessionId, sessionHash } from './domain/session.js';
import { composeOwnAccount } from './identity.js';
import { AccountStore } from './store/account.store.js';
import { SessionStore } from './store/session.store.js';
import { OpenSession } from './use-cases/open-session.js';

const NEW = 'another long sentence';

let db: TestDatabase;
let scene: OwnAccountScene;
let zoe: { id: string; email: string };

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  scene = new OwnAccountScene(db);
  zoe = await scene.person();
});
afterAll(() => db.close());

async function untilSomebodyWaits(): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await eventually(
    () => db.adminQuery(waiting),
    ({ length }) => length > 0,
  );
}

const standing = () =>
  db.adminQuery('select from sessions where account_id = $1 and ended_at is null', [zoe.id]);

test('a session that goes on elsewhere while all others are ended ends, too', async () => {
  const [mine, theirs] = [await scene.signsIn(zoe.email), await scene.signsIn(zoe.email)];
  const [me, before] = [await scene.whoIs(mine), sessionHash(theirs) as Uint8Array];
  const [sessions, now] = [new SessionStore(), scene.clock.now()];
  const opening = new OpenSession(new AccountStore(), sessions, scene.clock);
  const ending = await db.units.identify(async (unit) => {
    const stands = await sessions.standing(unit, before, now);
    if (stands === null) throw new Error('It ended.');
    const idHash = sessionHash(newSessionId()) as Uint8Array;
    expect(await opening.moved(unit, before, moveSession(stands, me.actor.agencyId, idHash, now))).toBe(true);
    const outcome = scene.own.endSession.others(me);
    await untilSomebodyWaits();
    return { outcome };
  });
  expect(await ending.outcome).toBe(1);
  expect(await standing()).toHaveLength(1);
  expect(await scene.who(mine)).not.toBeNull();
});

/** Units between which, once something was written, somebody else acts. */
function overtaken(units: UnitsOfWork, overtakes: () => Promise<unknown>): UnitsOfWork {
  const between = Object.create(units) as UnitsOfWork;
  between.write = async (actor, work) => {
    const answer = await units.write(actor, work);
    await overtakes();
    return answer;
  };
  return between;
}

test('whoever took over a session goes on in it nowhere once its person chose another password', async () => {
  const sessionId = await scene.signsIn(zoe.email);
  const [here] = await scene.own.places.run(zoe.id);
  let thief: unknown;
  const units = overtaken(db.units, async () => {
    thief = await scene.own.switchAgency.run(sessionId, here?.slug ?? null);
  });
  const telling = { journal: new Journal(scene.clock), outbox: new Outbox(), clock: scene.clock };
  const { changePassword } = composeOwnAccount(units, telling, limitsWith());
  const change = { sessionId, password: OLD_PASSWORD, next: NEW, address: '203.0.113.1', requestId: 'r' };
  const changed = await changePassword.run(change);
  expect(thief).toEqual({ kind: 'not-signed-in' });
  expect(changed).toMatchObject({ kind: 'password-changed' });
  expect(await standing()).toHaveLength(1);
});
