import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Instant, plusMilliseconds } from '#platform/clock';
import { query } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { JobRooms, RECORD, several } from '../../../../../test/builders/job-rooms.js';
import type { Job } from '../domain/job.js';
import { JobQueue } from './job-queue.js';

let rooms: JobRooms;
let waiting: Job;
let finished: Job;
beforeAll(async () => {
  rooms = await JobRooms.open();
  const { registrar, enrols } = rooms.agency;
  finished = await rooms.start(registrar, RECORD, await several(2, enrols));
  await rooms.run();
  waiting = await rooms.start(registrar, RECORD, await several(2, enrols));
});
afterAll(() => rooms.close());

/** Tries a statement as somebody of the agency; nothing of it stays. */
async function tried(sql: string, parameters: readonly unknown[], as: MemberActor): Promise<string> {
  try {
    return await rooms.db.units.write(as, async (unit) => {
      const rows = await query(unit, sql, parameters);
      return unit.leaveUntouched(`done ${rows.length}`);
    });
  } catch (error) {
    return String(error);
  }
}
const asManager = (sql: string, ...parameters: readonly unknown[]) =>
  tried(sql, parameters, rooms.agency.manager);

describe('the tables hold by themselves', () => {
  test.each([
    [
      'result',
      `update job_rows set result = 'SUCCEEDED', problem = null, judged_at = now() where job_id = $1`,
    ],
    ['object', 'update job_rows set object_id = gen_random_uuid() where job_id = $1'],
  ])('a row is judged once: no second %s', async (_, sql) => {
    expect(await asManager(sql, finished.id)).toContain('is judged');
  });

  test.each([
    ['back to waiting', `update jobs set state = 'WAITING', finished_at = null where id = $1`],
    ['fewer successes', 'update jobs set succeeded = succeeded - 1 where id = $1'],
    ['cancelled after its end', `update jobs set state = 'CANCELLED' where id = $1`],
  ])('a job that is over stays as it is: %s', async (_, sql) => {
    expect(await asManager(sql, finished.id)).toContain('a job does not go from');
  });

  test('a job is not finished with rows left, counts no more than it has, and never fewer than before', async () => {
    const finish = `update jobs set state = 'FINISHED', finished_at = now() where id = $1`;
    expect(await asManager(finish, waiting.id)).toContain('jobs_whole');
    expect(await asManager('update jobs set succeeded = 3 where id = $1', waiting.id)).toContain(
      'jobs_counts',
    );
    const up = `update jobs set state = 'RUNNING', succeeded = 1 where id = $1`;
    const down = 'update jobs set succeeded = 0 where id = $1';
    const both = rooms.db.units.write(rooms.agency.manager, async (unit) => {
      await query(unit, up, [waiting.id]);
      return unit.leaveUntouched(await query(unit, down, [waiting.id]));
    });
    await expect(both).rejects.toThrow('a job does not go from');
  });

  test.each(['kind', 'request', 'total', 'started_by', 'started_at', 'undoes'])(
    'what a job was asked never changes: %s',
    async (column) => {
      expect(await asManager(`update jobs set ${column} = ${column} where id = $1`, waiting.id)).toContain(
        'permission denied',
      );
    },
  );

  test('another agency’s learner is in no row, and its people see no job', async () => {
    const other = await rooms.anAgency();
    const stranger = await other.enrols();
    const row = 'insert into job_rows (agency_id, job_id, n, learner_id) values ($1, $2, 9, $3)';
    expect(await asManager(row, rooms.agency.agency.id, waiting.id, stranger.id)).toContain(
      'violates foreign key constraint',
    );
    const seen = await tried('select from jobs union all select from job_rows', [], other.manager);
    expect(seen).toBe('done 0');
  });
});

describe('the queue', () => {
  const queue = new JobQueue();

  test('says ids and times to the runner, and nothing of what is asked', async () => {
    const peek = (sql: string) => rooms.db.units.identify((unit) => query(unit, sql));
    expect(await peek('select job_id, agency_id, account_id from to_run')).toEqual([
      { job_id: waiting.id, agency_id: waiting.agencyId, account_id: waiting.startedBy },
    ]);
    for (const sql of ['select from jobs', 'select from job_rows', 'delete from to_run'])
      await expect(peek(sql)).rejects.toThrow('permission denied');
  });

  test('hands a job to one at a time, and to another once the lease is over', async () => {
    const now = rooms.clock.now();
    const later = plusMilliseconds(now, 10_000);
    const claim = (at: Instant, until: Instant) =>
      rooms.db.units.identify((unit) => queue.claim(unit, at, until));
    expect((await claim(now, later))?.jobId).toBe(waiting.id);
    expect(await claim(now, later)).toBeNull();
    expect((await claim(later, later))?.jobId).toBe(waiting.id);
  });

  test('knows no job that is over', async () => {
    const now = rooms.clock.now();
    expect(await rooms.db.units.identify((unit) => queue.postpone(unit, finished.id, now, 0))).toBe(false);
  });
});
