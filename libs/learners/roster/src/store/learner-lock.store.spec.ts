import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';
import { Journal } from '#platform/journal';

import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { eventually } from '../../../../../test/harness/eventually.js';
import { enrolmentMoved } from '../domain/learner.events.js';
import { LearnerStore } from './learner.store.js';

let db: TestDatabase;
let north: AgencyScene;
const store = new LearnerStore();

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
});
afterAll(() => db.close());

const waiting = async () =>
  (
    await db.adminQuery(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).length;

test('whoever waited for a learner reads the enrolment as the one before left it', async () => {
  const { id } = await north.enrols();
  const opens = () =>
    db.units.write(north.manager, async (unit) => unit.leaveUntouched(await store.openForUpdate(unit, id)));
  const [second] = await db.units.write(north.registrar, async (unit) => {
    const learner = await store.openForUpdate(unit, id);
    if (learner === null) throw new Error('The learner is not there.');
    const reading = opens();
    expect(await eventually(waiting, (many) => many === 1)).toBe(1);
    const { enrolment } = learner;
    const rests = { ...learner, enrolment: { ...enrolment, standing: 'ON_HOLD' as const } };
    await store.keepEnrolment(unit, rests);
    await new Journal(systemClock).append(unit, enrolmentMoved(rests, enrolment, 'PUT_ON_HOLD'));
    return [reading];
  });
  expect((await second)?.enrolment.standing).toBe('ON_HOLD');
});

test('many are locked from the lowest id on, in whatever order they are asked for', async () => {
  const [low, middle, high] = [await north.enrols(), await north.enrols(), await north.enrols()]
    .map(({ id }) => id)
    .sort();
  const opens = () =>
    db.units.write(north.manager, async (unit) =>
      unit.leaveUntouched(await store.openAllForUpdate(unit, [high!, middle!, low!])),
    );
  const isFree = async (id: string | undefined): Promise<boolean> => {
    const free = await db.adminQuery('select from learners where id = $1 for update skip locked', [id]);
    return free.length === 1;
  };
  const [opened] = await db.units.write(north.registrar, async (unit) => {
    await store.openForUpdate(unit, middle!);
    const opening = opens();
    expect(await eventually(waiting, (many) => many === 1)).toBe(1);
    expect([await isFree(low), await isFree(high)]).toEqual([false, true]);
    return unit.leaveUntouched([opening]);
  });
  expect((await opened).map(({ id }) => id)).toEqual([low, middle, high]);
});
