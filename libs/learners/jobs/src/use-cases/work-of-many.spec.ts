import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import type { AccountId, MemberActor } from '#platform/tenancy';

import { ACCEPT, ISSUE, JobRooms, RECORD, several } from '../../../../../test/builders/job-rooms.js';
import type { Job } from '../domain/job.js';
import { UndoJob, type UndoJobOutcome } from './undo-job.js';

const { assignment } = ACCEPT;
const RETURN = { kind: 'RETURN_COMPLETIONS', assignment, reason: 'Page two is dark.' } as const;
const VOID = { kind: 'VOID_COMPLETIONS', assignment, reason: 'The log was another person’s.' } as const;
const TEN_MINUTES = 600_000;

let rooms: JobRooms;
beforeAll(async () => {
  rooms = await JobRooms.open();
});
afterAll(() => rooms.close());

async function did(...asked: Parameters<JobRooms['start']>): Promise<Job> {
  const job = await rooms.start(...asked);
  await rooms.run();
  return job;
}

const undo = (actor: MemberActor, { id }: Job): Promise<UndoJobOutcome> =>
  rooms.app.get(UndoJob).run(actor, { jobId: id });

async function undone(actor: MemberActor, job: Job): Promise<string[]> {
  const outcome = await undo(actor, job);
  if (outcome.kind !== 'job-started') throw new Error(outcome.kind);
  await rooms.run();
  return (await rooms.said(outcome.job)).sort();
}

/** How the work on the assignment stands, of those who have any. */
function standing(learners: readonly Learner[]): Promise<readonly unknown[]> {
  return rooms.db.adminQuery(
    `select state, return_reason, void_reason from completions
     where assignment = $2 and learner_id = any($1::uuid[]) order by state`,
    [learners.map(({ id }) => id), assignment],
  );
}

describe('many are given back', () => {
  test('what waits is returned for a reason that each is told; nothing else is', async () => {
    const { registrar, assessor, enrols, qualifies } = rooms.agency;
    const waiting = await several(2, enrols);
    await did(registrar, RECORD, waiting);
    const job = await did(assessor, RETURN, [...waiting, await enrols(), await qualifies()]);
    expect((await rooms.said(job)).sort()).toEqual([
      ...['SUCCEEDED', 'SUCCEEDED'],
      ...['assignment-not-submitted', 'completion-not-waiting'],
    ]);
    const returned = { state: 'RETURNED', return_reason: RETURN.reason, void_reason: null };
    expect(await standing(waiting)).toEqual([returned, returned]);
  });

  test('who submitted does not return it either (T11)', async () => {
    const { registrar, enrols } = rooms.agency;
    const learner = await enrols();
    await did(registrar, RECORD, [learner]);
    await rooms.db.adminQuery(
      `insert into memberships (agency_id, account_id, role, display_name) values ($1, $2, 'AGENCY_ASSESSOR', 'Both')`,
      [registrar.agencyId, registrar.accountId],
    );
    const job = await did({ ...registrar, roles: ['AGENCY_ASSESSOR'] }, RETURN, [learner]);
    expect(await rooms.said(job)).toEqual(['four-eyes-needed.submitted-by-you']);
  });

  test('acceptances are voided for a reason; the badge that rests on one is seen to', async () => {
    const { manager, enrols, qualifies } = rooms.agency;
    const holder = await qualifies();
    await did(manager, ISSUE, [holder]);
    const job = await did(manager, VOID, [holder, await qualifies(), await enrols()]);
    expect((await rooms.said(job)).sort()).toEqual(['SUCCEEDED', 'SUCCEEDED', 'assignment-not-submitted']);
    expect(await standing([holder])).toMatchObject([{ state: 'VOIDED', void_reason: VOID.reason }]);
    const badges = await rooms.db.adminQuery('select state from badges where learner_id = $1', [holder.id]);
    expect(badges).toEqual([{ state: 'WITHDRAWN' }]);
    expect(await undo(manager, job)).toEqual({ kind: 'nothing-to-undo' });
  });

  test.each([RETURN, VOID])('$kind without a reason is not started', async (asked) => {
    const { manager, enrols } = rooms.agency;
    expect(await rooms.tries(manager, { ...asked, reason: ' ' }, [await enrols()])).toMatchObject({
      kind: 'invalid-input',
      problems: [{ field: 'reason' }],
    });
  });
});

describe('what a job did to work is undone within ten minutes', () => {
  test('by whoever started it: submissions go, acceptances and returns wait again', async () => {
    const { registrar, assessor, enrols } = rooms.agency;
    const learners = await several(2, enrols);
    const recorded = await did(registrar, RECORD, learners);
    for (const asked of [ACCEPT, RETURN]) {
      const decided = await did(assessor, asked, learners);
      expect(await undone(assessor, decided)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
      expect(await standing(learners)).toMatchObject([{ state: 'SUBMITTED' }, { state: 'SUBMITTED' }]);
      expect((await rooms.job(decided)).isUndone).toBe(true);
    }
    expect(await undone(registrar, recorded)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(await standing(learners)).toEqual([]);
  });

  test('each by itself: what was decided meanwhile stays, and what is older stays', async () => {
    const { registrar, assessor, manager, enrols } = rooms.agency;
    const [one, other] = await several(2, enrols);
    const recorded = await did(registrar, RECORD, [one!, other!]);
    await did(assessor, ACCEPT, [one!]);
    expect(await undone(registrar, recorded)).toEqual(['SUCCEEDED', 'undo-not-yours']);
    const late = await did(registrar, RECORD, [other!]);
    rooms.clock.pass(TEN_MINUTES);
    expect(await undone(manager, late)).toEqual(['undo-too-late']);
  });

  test('by nobody else but a manager; badges by a manager alone', async () => {
    const { registrar, assessor, manager, enrols, qualifies } = rooms.agency;
    const recorded = await did(registrar, RECORD, [await enrols()]);
    const stranger = { ...assessor, accountId: 'a0000000-0000-4000-8000-0000000000dd' as AccountId };
    for (const actor of [assessor, stranger])
      expect(await undo(actor, recorded)).toEqual({ kind: 'job-not-yours' });
    expect(await undone(manager, recorded)).toEqual(['SUCCEEDED']);
    const issued = await did(manager, ISSUE, [await qualifies()]);
    expect(await undo({ ...manager, roles: ['AGENCY_ASSESSOR'] }, issued)).toEqual({ kind: 'job-not-yours' });
  });
});
