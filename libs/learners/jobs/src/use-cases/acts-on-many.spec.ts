import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { CalendarDay } from '#platform/clock';

import { ACCEPT, ISSUE, JobRooms, RECORD, several } from '../../../../../test/builders/job-rooms.js';
import { ROWS_AT_A_TIME } from '../domain/job.js';
import { CancelJob } from './cancel-job.js';
import { UndoJob } from './undo-job.js';

const asDay = (text: string): CalendarDay => text as CalendarDay;

let rooms: JobRooms;
beforeAll(async () => {
  rooms = await JobRooms.open();
});
afterAll(() => rooms.close());

const last = async (type: string): Promise<number> =>
  (await rooms.journalled(rooms.agency.agency.id))[type] ?? 0;

describe('a job', () => {
  test('waits with a row for every learner, each once, until somebody runs it', async () => {
    const [one, two] = await several(2, rooms.agency.enrols);
    const job = await rooms.start(rooms.agency.registrar, RECORD, [one!, two!, one!]);
    expect(await rooms.job(job)).toMatchObject({ state: 'WAITING', total: 2, succeeded: 0, refused: 0 });
    expect(await rooms.said(job)).toEqual(['WAITING', 'WAITING']);
    await rooms.run();
    expect(await rooms.job(job)).toMatchObject({
      ...{ state: 'FINISHED', total: 2, succeeded: 2, refused: 0 },
      ...{ firstSuccessAt: rooms.clock.now(), finishedAt: rooms.clock.now() },
    });
    expect(await rooms.db.adminQuery('select from to_run')).toEqual([]);
  });

  test('records for each and says of each why not, by the rules that hold for one', async () => {
    const { registrar, enrols, qualifies } = rooms.agency;
    const learners = [await enrols(), await qualifies()];
    const recorded = await rooms.start(registrar, RECORD, learners);
    await rooms.run();
    expect((await rooms.said(recorded)).sort()).toEqual(['SUCCEEDED', 'completion-already-accepted']);
    const again = await rooms.start(registrar, { ...RECORD, assignment: 3 }, learners);
    await rooms.run();
    expect((await rooms.said(again)).sort()).toEqual([
      'assignment-out-of-order',
      'completion-already-accepted',
    ]);
  });

  test('accepts as a second person; who submitted is refused, row by row (T11)', async () => {
    const { registrar, assessor, enrols } = rooms.agency;
    const learners = await several(3, enrols);
    await rooms.start(registrar, RECORD, learners.slice(0, 2));
    await rooms.run();
    await rooms.db.adminQuery(
      `insert into memberships (agency_id, account_id, role, display_name) values ($1, $2, 'AGENCY_ASSESSOR', 'Both')`,
      [registrar.agencyId, registrar.accountId],
    );
    const theirOwn = await rooms.start({ ...registrar, roles: ['AGENCY_ASSESSOR'] }, ACCEPT, learners);
    await rooms.run();
    expect((await rooms.said(theirOwn)).sort()).toEqual([
      'assignment-not-submitted',
      'four-eyes-needed.submitted-by-you',
      'four-eyes-needed.submitted-by-you',
    ]);
    const accepted = await rooms.start(assessor, ACCEPT, learners);
    await rooms.run();
    expect((await rooms.said(accepted)).sort()).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
      'assignment-not-submitted',
    ]);
  });

  test('does not accept for a learner who is the assessor, by address (T11)', async () => {
    const { registrar, assessor, enrols } = rooms.agency;
    const learner = await enrols();
    await rooms.db.adminQuery('update learners set email = $2 where id = $1', [
      learner.id,
      `${assessor.accountId.toUpperCase()}@example.org`,
    ]);
    await rooms.start(registrar, RECORD, [learner]);
    await rooms.run();
    const job = await rooms.start(assessor, ACCEPT, [learner]);
    await rooms.run();
    expect(await rooms.said(job)).toEqual(['four-eyes-needed.about-you']);
  });

  test('issues to those who are qualified and to nobody else, and undoes what it issued (T16)', async () => {
    const { manager, enrols, qualifies } = rooms.agency;
    const learners = [await qualifies(), await enrols(), await qualifies()];
    const issued = await rooms.start(manager, ISSUE, learners);
    await rooms.run();
    expect((await rooms.said(issued)).sort()).toEqual(['SUCCEEDED', 'SUCCEEDED', 'not-qualified']);
    const holders = await rooms.db.adminQuery<{ id: string }>(
      'select learner_id as id from badges where learner_id = any($1::uuid[])',
      [learners.map(({ id }) => id)],
    );
    expect(holders.map(({ id }) => id).sort()).toEqual([learners[0]!.id, learners[2]!.id].sort());
    const undo = await rooms.app.get(UndoJob).run(manager, { jobId: issued.id });
    if (undo.kind !== 'job-started') throw new Error(undo.kind);
    expect(undo.job).toMatchObject({ total: 2, undoes: issued.id });
    await rooms.run();
    expect(await rooms.said(undo.job)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect((await rooms.job(issued)).isUndone).toBe(true);
    const states = await rooms.db.adminQuery(
      `select b.state from badges b join job_rows r on r.object_id = b.id where r.job_id = $1`,
      [issued.id],
    );
    expect(states).toEqual([{ state: 'WITHDRAWN' }, { state: 'WITHDRAWN' }]);
  });

  test('issues the kind that is asked for, from the day on; whose track has none is refused', async () => {
    const { manager, qualifies } = rooms.agency;
    const [officer, guard] = [await qualifies(), await qualifies()];
    await rooms.db.adminQuery(`update enrolments set track = 'GUARD' where learner_id = $1`, [guard.id]);
    const later = { ...ISSUE, badgeKind: 'CC_MS', validFrom: asDay('2027-02-01') } as const;
    const issued = await rooms.start(manager, later, [officer, guard]);
    await rooms.run();
    expect((await rooms.said(issued)).sort()).toEqual(['SUCCEEDED', 'other-track']);
    const made = await rooms.db.adminQuery(
      `select kind, valid_from = timestamptz '2027-02-01 00:00 America/Toronto' as "onTheDay" from badges where learner_id = $1`,
      [officer.id],
    );
    expect(made).toEqual([{ kind: 'CC_MS', onTheDay: true }]);
  });

  test('leaves out whoever is not ready for the kind that is asked for', async () => {
    const { manager, qualifies } = rooms.agency;
    const [holder, other] = [await qualifies(), await qualifies()];
    await rooms.start(manager, { ...ISSUE, badgeKind: 'CC_MS' }, [holder]);
    await rooms.run();
    const ready = { ...ISSUE, readyOnly: true };
    const both = [holder, other];
    expect(await rooms.start(manager, { ...ready, badgeKind: 'CC_MS' }, both)).toMatchObject({ total: 1 });
    expect(await rooms.start(manager, ready, both)).toMatchObject({ total: 2 });
    await rooms.run();
  });

  test('that issued nothing, or is none, has nothing to undo', async () => {
    const { manager, enrols } = rooms.agency;
    const job = await rooms.start(manager, ISSUE, [await enrols()]);
    await rooms.run();
    const undo = rooms.app.get(UndoJob);
    expect(await undo.run(manager, { jobId: job.id })).toEqual({ kind: 'nothing-to-undo' });
    expect(await undo.run(manager, { jobId: 'not-an-id' })).toEqual({ kind: 'job-unknown' });
  });

  test('tells the journal who set it going and what came of it, also where nothing did', async () => {
    const { manager, enrols } = rooms.agency;
    const [started, finished, refused] = [
      await last('job.started'),
      await last('job.finished'),
      await last('job.rows-refused'),
    ];
    await rooms.start(manager, ISSUE, await several(2 * ROWS_AT_A_TIME + 1, enrols));
    await rooms.run();
    expect(await last('job.started')).toBe(started + 1);
    expect(await last('job.finished')).toBe(finished + 1);
    expect(await last('job.rows-refused')).toBe(refused + 2);
  });
});

describe('starting', () => {
  test('is refused without learners of the agency, and by a bad form as a whole', async () => {
    const { registrar, manager, enrols } = rooms.agency;
    expect(await rooms.tries(registrar, RECORD, [])).toEqual({ kind: 'nothing-selected' });
    const learner = await enrols();
    expect(
      await rooms.tries(registrar, { ...RECORD, completedOn: '2027-01-01', evidenceLink: 'nowhere' }, [
        learner,
      ]),
    ).toMatchObject({
      kind: 'invalid-input',
      problems: [{ field: 'completedOn', because: 'in-the-future' }, { field: 'evidenceLink' }],
    });
    expect(await rooms.tries(manager, { ...ISSUE, consent: false }, [learner])).toEqual({
      kind: 'consent-missing',
    });
    for (const validFrom of ['2026-11-20', '2027-05-21'].map(asDay))
      expect(await rooms.tries(manager, { ...ISSUE, validFrom }, [learner])).toEqual({
        ...{ kind: 'begins-out-of-range', earliest: '2026-11-21', latest: '2027-05-20' },
      });
    expect(await rooms.db.adminQuery('select from to_run')).toEqual([]);
  });
});

describe('somebody who is no learner of the agency', () => {
  const unknown = { id: '00000000-0000-4000-8000-00000000dead' };

  test('is counted and nothing is started; another agency’s and nobody’s are told alike', async () => {
    const { registrar, manager, enrols } = rooms.agency;
    const stranger = await (await rooms.anAgency()).enrols();
    const own = await enrols();
    for (const one of [stranger, unknown, { id: 'no-id' }])
      expect(await rooms.tries(registrar, RECORD, [own, one, one])).toEqual({
        kind: 'learners-unknown',
        count: 1,
      });
    const all = [stranger, own, unknown];
    for (const readyOnly of [true, false])
      expect(await rooms.tries(manager, { ...ISSUE, readyOnly }, all)).toEqual({
        kind: 'learners-unknown',
        count: 2,
      });
    expect(await rooms.db.adminQuery('select from to_run')).toEqual([]);
    expect(await rooms.tries(registrar, RECORD, [own, own])).toMatchObject({ job: { total: 1 } });
    await rooms.run();
  });
});

describe('cancelling', () => {
  test('judges no further row, and keeps what is done', async () => {
    const { registrar, manager, enrols } = rooms.agency;
    const job = await rooms.start(registrar, RECORD, await several(ROWS_AT_A_TIME + 5, enrols));
    let chunks = 0;
    await rooms.run(() => (chunks += 1) > 2);
    const cancelled = await rooms.app.get(CancelJob).run(manager, { jobId: job.id });
    expect(cancelled).toMatchObject({
      kind: 'job-cancelled',
      job: { state: 'CANCELLED', succeeded: ROWS_AT_A_TIME },
    });
    await rooms.run();
    const said = await rooms.said(job);
    expect(said.filter((each) => each === 'SUCCEEDED')).toHaveLength(ROWS_AT_A_TIME);
    expect(said.filter((each) => each === 'CANCELLED')).toHaveLength(5);
    expect(await rooms.app.get(CancelJob).run(manager, { jobId: job.id })).toMatchObject({
      kind: 'job-over',
    });
  });

  test('is for whoever started it, and for managers', async () => {
    const { registrar, assessor, enrols } = rooms.agency;
    const job = await rooms.start(registrar, RECORD, [await enrols()]);
    const cancel = rooms.app.get(CancelJob);
    const other = (await rooms.anAgency()).manager;
    expect(await cancel.run(assessor, { jobId: job.id })).toEqual({ kind: 'job-not-yours' });
    expect(await cancel.run(other, { jobId: job.id })).toEqual({ kind: 'job-unknown' });
    expect(await cancel.run(registrar, { jobId: job.id })).toMatchObject({ kind: 'job-cancelled' });
  });
});
