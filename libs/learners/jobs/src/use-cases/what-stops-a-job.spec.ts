import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { AgencyScene } from '../../../../../test/builders/agency-scene.js';
import { ISSUE, JobRooms, RECORD, several } from '../../../../../test/builders/job-rooms.js';
import { type Job, ROWS_AT_A_TIME } from '../domain/job.js';
import { JudgeRows } from './judge-rows.js';
import { RunJobs } from './run-jobs.js';
import { UndoJob } from './undo-job.js';

let rooms: JobRooms;
let scene: AgencyScene;
beforeAll(async () => {
  rooms = await JobRooms.open();
});
afterAll(() => rooms.close());
beforeEach(async () => {
  scene = await rooms.anAgency();
});

/** Runs one chunk and no more. */
async function oneChunk(): Promise<void> {
  let asked = 0;
  await rooms.run(() => (asked += 1) > 2);
}

/** How many rows say what. */
async function tally(job: Job): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const said of await rooms.said(job)) counts[said] = (counts[said] ?? 0) + 1;
  return counts;
}

describe('between two chunks', () => {
  test.each([
    [
      'their membership ended',
      'update memberships set ended_at = now() where agency_id = $1 and account_id = $2',
    ],
    [
      'they lost the role, and have another',
      `with gone as (update memberships set ended_at = now() where agency_id = $1 and account_id = $2)
       insert into memberships (agency_id, account_id, role, display_name) values ($1, $2, 'AGENCY_ASSESSOR', 'Other')`,
    ],
    [
      'their account was disabled',
      'update accounts set disabled_at = now() where id = $2 and $1::uuid is not null',
    ],
  ])('whoever started it may go: %s, and every row that is left says so', async (_, change) => {
    const job = await rooms.start(scene.registrar, RECORD, await several(ROWS_AT_A_TIME + 10, scene.enrols));
    await oneChunk();
    await rooms.db.adminQuery(change, [scene.agency.id, scene.registrar.accountId]);
    await rooms.run();
    expect(await tally(job)).toEqual({ SUCCEEDED: ROWS_AT_A_TIME, 'job-starter-may-not': 10 });
    expect(await rooms.job(job)).toMatchObject({ state: 'FINISHED', succeeded: ROWS_AT_A_TIME, refused: 10 });
    const [written] = await rooms.db.adminQuery(
      'select count(*)::int from completions where agency_id = $1',
      [scene.agency.id],
    );
    expect(written).toEqual({ count: ROWS_AT_A_TIME });
  });

  test('the agency may be suspended: the rest is refused, and what was issued can still be undone', async () => {
    const job = await rooms.start(scene.manager, ISSUE, await several(ROWS_AT_A_TIME + 2, scene.qualifies));
    await oneChunk();
    await rooms.db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [
      scene.agency.id,
    ]);
    await rooms.run();
    expect(await tally(job)).toEqual({ SUCCEEDED: ROWS_AT_A_TIME, 'agency-not-authorised': 2 });
    expect(await rooms.tries(scene.manager, ISSUE, [await scene.qualifies()])).toMatchObject({
      kind: 'agency-not-authorised',
    });
    const undo = await rooms.app.get(UndoJob).run(scene.manager, { jobId: job.id });
    if (undo.kind !== 'job-started') throw new Error(undo.kind);
    await rooms.run();
    expect(await tally(undo.job)).toEqual({ SUCCEEDED: ROWS_AT_A_TIME });
  });

  test('a suspended agency’s rows are refused all at once, not one after the other', async () => {
    const job = await rooms.start(
      scene.registrar,
      RECORD,
      await several(3 * ROWS_AT_A_TIME + 5, scene.enrols),
    );
    await oneChunk();
    await rooms.db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [
      scene.agency.id,
    ]);
    await rooms.run();
    expect(await tally(job)).toEqual({
      SUCCEEDED: ROWS_AT_A_TIME,
      'agency-not-authorised': 2 * ROWS_AT_A_TIME + 5,
    });
    expect(await rooms.journalled(scene.agency.id)).not.toHaveProperty(['job.rows-refused']);
  });

  test('a process may be told to stop: it keeps what it did and leaves the rest to another, at once', async () => {
    const job = await rooms.start(scene.registrar, RECORD, await several(ROWS_AT_A_TIME + 10, scene.enrols));
    await oneChunk();
    expect(await rooms.job(job)).toMatchObject({ state: 'RUNNING', succeeded: ROWS_AT_A_TIME });
    await rooms.run();
    expect(await tally(job)).toEqual({ SUCCEEDED: ROWS_AT_A_TIME + 10 });
  });
});

describe('a row that fails by our own fault', () => {
  /** Makes the database refuse what is recorded of the learner in one row. */
  async function breakRow({ id }: Job, n: number): Promise<void> {
    const [row] = await rooms.db.adminQuery<{ learner: string }>(
      'select learner_id as learner from job_rows where job_id = $1 and n = $2',
      [id, n],
    );
    await rooms.db.adminQuery(`
      create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
      create trigger broken before insert on completions for each row when (new.learner_id = '${row?.learner}') execute function broken();`);
  }
  afterEach(() => rooms.db.adminQuery('drop function if exists broken() cascade'));

  test('is given up after the third time, and stops no other; each fault is heard', async () => {
    const job = await rooms.start(scene.registrar, RECORD, await several(25, scene.enrols));
    await breakRow(job, 13);
    rooms.alarm.heard.length = 0;
    for (let turn = 0; turn < 9 && (await rooms.job(job)).finishedAt === null; turn += 1) {
      await rooms.run();
      rooms.clock.pass(60_000);
    }
    expect(await tally(job)).toEqual({ SUCCEEDED: 24, 'row-failed': 1 });
    // Once with others, then three times alone.
    expect(rooms.alarm.heard.map(String)).toEqual(Array(4).fill(expect.stringContaining('broken')));
  });

  test('is not given up where it was judged after all, as when an answer to a COMMIT was lost', async () => {
    const job = await rooms.start(scene.registrar, RECORD, await several(ROWS_AT_A_TIME + 1, scene.enrols));
    await oneChunk();
    const starter = { actor: scene.registrar, email: '' };
    expect(await rooms.app.get(JudgeRows).giveUp(starter, job.id, ROWS_AT_A_TIME)).toEqual({
      judged: 0,
      isOver: false,
    });
    expect(await tally(job)).toEqual({ SUCCEEDED: ROWS_AT_A_TIME, WAITING: 1 });
    await rooms.run();
  });

  test('leaves nothing of its chunk behind, nor of itself', async () => {
    const job = await rooms.start(scene.registrar, RECORD, await several(3, scene.enrols));
    await breakRow(job, 3);
    await rooms.run();
    expect(await tally(job)).toEqual({ WAITING: 3 });
    const [written] = await rooms.db.adminQuery(
      'select count(*)::int from completions where agency_id = $1',
      [scene.agency.id],
    );
    expect(written).toEqual({ count: 0 });
    await rooms.db.adminQuery('drop function broken() cascade');
    rooms.clock.pass(60_000);
    await rooms.run();
    expect(await tally(job)).toEqual({ SUCCEEDED: 3 });
  });
});

describe('several at once', () => {
  test('two runners of two processes judge every row once, whatever the lease says', async () => {
    rooms.alarm.heard.length = 0;
    const other = await rooms.context();
    const jobs = [];
    for (const actor of [scene.registrar, scene.manager, scene.registrar])
      jobs.push(await rooms.start(actor, RECORD, await several(2 * ROWS_AT_A_TIME + 5, scene.enrols)));
    // A lease that is over the moment it is given: both take every job.
    await rooms.db.adminQuery(`create function no_lease() returns trigger language plpgsql as $$ begin
        new.next_try_at := old.next_try_at; return new; end $$;
      create trigger no_lease before update on to_run for each row execute function no_lease()`);
    await Promise.all([rooms.run(), other.get(RunJobs).run(), other.get(RunJobs).run()]);
    await rooms.db.adminQuery('drop trigger no_lease on to_run; drop function no_lease()');
    await other.close();
    for (const job of jobs) {
      expect(await tally(job)).toEqual({ SUCCEEDED: 2 * ROWS_AT_A_TIME + 5 });
      const total = 2 * ROWS_AT_A_TIME + 5;
      expect(await rooms.job(job)).toMatchObject({ state: 'FINISHED', total, succeeded: total, refused: 0 });
    }
    const told = await rooms.journalled(scene.agency.id);
    expect(told).toMatchObject({ 'completion.submitted': 3 * (2 * ROWS_AT_A_TIME + 5), 'job.finished': 3 });
    expect(rooms.alarm.heard).toEqual([]);
  });

  test('two jobs about the same people never stand in each other’s way for good', async () => {
    const learners = await several(2 * ROWS_AT_A_TIME, scene.enrols);
    const first = await rooms.start(scene.registrar, RECORD, learners);
    const second = await rooms.start(scene.manager, RECORD, [...learners].reverse());
    const other = await rooms.context();
    await Promise.all([rooms.run(), other.get(RunJobs).run()]);
    await other.close();
    const [one, two] = [await tally(first), await tally(second)];
    expect((one['SUCCEEDED'] ?? 0) + (two['SUCCEEDED'] ?? 0)).toBe(2 * ROWS_AT_A_TIME);
    expect((one['completion-already-submitted'] ?? 0) + (two['completion-already-submitted'] ?? 0)).toBe(
      2 * ROWS_AT_A_TIME,
    );
  });

  test('three rows of one agency do not wait for the thousand of another', async () => {
    const big = await rooms.start(scene.registrar, RECORD, await several(12 * ROWS_AT_A_TIME, scene.enrols));
    rooms.clock.pass(1);
    const other = await rooms.anAgency();
    const small = await rooms.start(other.registrar, RECORD, await several(3, other.enrols));
    let asked = 0;
    await rooms.run(() => {
      rooms.clock.pass(1);
      return (asked += 1) > 14;
    });
    expect((await rooms.job(small)).state).toBe('FINISHED');
    expect((await rooms.job(big)).state).toBe('RUNNING');
    await rooms.run();
    expect((await rooms.job(big)).state).toBe('FINISHED');
  });
});
