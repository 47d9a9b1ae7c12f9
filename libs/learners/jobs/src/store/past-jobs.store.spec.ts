import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { RevokeBadge } from '#learners/badges';
import { plusMilliseconds } from '#platform/clock';
import { query } from '#platform/persistence';

import { ISSUE, JobRooms, RECORD, several } from '../../../../../test/builders/job-rooms.js';
import type { Job } from '../domain/job.js';
import { UndoJob } from '../use-cases/undo-job.js';
import { PastJobs } from './past-jobs.js';

const DAY = 86_400_000;

let rooms: JobRooms;
beforeAll(async () => {
  rooms = await JobRooms.open();
});
beforeEach(() => rooms.db.adminQuery('delete from to_run; delete from job_rows; delete from jobs'));
afterAll(() => rooms.close());

const forget = (days: number, rows = 10_000): Promise<number> =>
  rooms.db.units.overQueues((unit) =>
    new PastJobs().forget(unit, plusMilliseconds(rooms.clock.now(), -days * DAY), rows),
  );
const left = async (): Promise<string[]> =>
  (await rooms.db.adminQuery<{ id: string }>('select id from jobs order by started_at')).map(({ id }) => id);
const rowsLeft = async (): Promise<number> => (await rooms.db.adminQuery('select from job_rows')).length;

/** A job about so many learners, finished now. */
async function finished(learners = 1): Promise<Job> {
  const { registrar, enrols } = rooms.agency;
  const job = await rooms.start(registrar, RECORD, await several(learners, enrols));
  await rooms.run();
  return job;
}

describe('jobs that are over', () => {
  test('leave with all their rows, to the millisecond, and none that is not over', async () => {
    const old = await finished(2);
    rooms.clock.pass(1);
    const young = await finished();
    const waiting = await rooms.start(rooms.agency.registrar, RECORD, [await rooms.agency.enrols()]);
    rooms.clock.pass(90 * DAY);
    expect(await forget(90)).toBe(1);
    expect(await left()).toEqual([young.id, waiting.id]);
    expect(old.id).not.toBe(young.id);
    expect(await rowsLeft()).toBe(2);
    rooms.clock.pass(90 * DAY);
    expect(await forget(90)).toBe(1);
    expect(await left()).toEqual([waiting.id]);
    expect(await forget(0)).toBe(0);
  });

  test('leave in bounded batches, the earliest first, each whole', async () => {
    const jobs = [];
    for (const learners of [3, 2, 1]) {
      jobs.push(await finished(learners));
      rooms.clock.pass(1_000);
    }
    expect(await forget(0, 4)).toBe(2);
    expect(await left()).toEqual([jobs[2]?.id]);
    expect(await rowsLeft()).toBe(1);
    expect([await forget(0, 4), await forget(0, 4)]).toEqual([1, 0]);
  });

  test('a job that is larger than a batch leaves all the same', async () => {
    await finished(3);
    rooms.clock.pass(1);
    expect(await forget(0, 1)).toBe(1);
    expect(await rowsLeft()).toBe(0);
  });

  test('one that was undone leaves after the one that undid it', async () => {
    const { manager, qualifies } = rooms.agency;
    const issued = await rooms.start(manager, ISSUE, [await qualifies()]);
    await rooms.run();
    const undo = await rooms.app.get(UndoJob).run(manager, { jobId: issued.id });
    await rooms.run();
    rooms.clock.pass(DAY);
    expect(undo.kind).toBe('job-started');
    expect(await forget(0)).toBe(1);
    expect(await left()).toEqual([issued.id]);
    expect(await forget(0)).toBe(1);
  });

  test('are not needed by what they made: the badge is revoked, and the job is unknown', async () => {
    const { manager, qualifies } = rooms.agency;
    const issued = await rooms.start(manager, ISSUE, [await qualifies()]);
    await rooms.run();
    const [row] = await rooms.db.adminQuery<{ id: string }>('select object_id as id from job_rows');
    rooms.clock.pass(91 * DAY);
    await forget(90);
    expect(await rooms.app.get(UndoJob).run(manager, { jobId: issued.id })).toEqual({ kind: 'job-unknown' });
    const badgeId = row?.id ?? '';
    const revoked = await rooms.app.get(RevokeBadge).run(manager, { badgeId, reason: 'ISSUED_IN_ERROR' });
    expect(revoked.kind).toMatch(/^badge-(revoked|withdrawn)$/);
  });

  test('are seen by the worker as ids and ends alone', async () => {
    const read = (columns: string, table: string) =>
      rooms.db.units.overQueues((unit) => query(unit, `select ${columns} from ${table}`));
    await read('agency_id, id, undoes, total, finished_at', 'jobs');
    await read('agency_id, job_id', 'job_rows');
    for (const [column, table] of [
      ['request', 'jobs'],
      ['started_by', 'jobs'],
      ['learner_id', 'job_rows'],
      ['object_id', 'job_rows'],
      ['problem', 'job_rows'],
    ] as const)
      await expect(read(column, table)).rejects.toThrow('permission denied');
    await expect(
      rooms.db.units.overQueues((unit) => query(unit, 'update jobs set succeeded = 0')),
    ).rejects.toThrow('permission denied');
  });
});
