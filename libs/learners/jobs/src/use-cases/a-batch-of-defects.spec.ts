import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { CompletionState } from '#learners/completions';
import type { Learner } from '#learners/roster';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { ISSUE, JobRooms, several } from '../../../../../test/builders/job-rooms.js';

const DEFECTS = 200;
const GOOD = 20;
const STATES: readonly (CompletionState | 'NOT_STARTED')[] = [
  ...(['NOT_STARTED', 'AWAITING_APPROVAL', 'SUBMITTED', 'RETURNED', 'VOIDED', 'ACCEPTED'] as const),
];

let rooms: JobRooms;

beforeAll(async () => {
  rooms = await JobRooms.open();
});
afterAll(() => rooms.close());

type Profile = readonly (CompletionState | 'NOT_STARTED')[];

/** Where the four assignments stand: each number another profile; the last of all is four accepted ones. */
function profileOf(number: number): Profile {
  return [0, 1, 2, 3].map((place) => STATES[Math.floor(number / STATES.length ** place) % STATES.length]!);
}

function missingIn(profile: Profile): string {
  return profile.flatMap((state, at) => (state === 'ACCEPTED' ? [] : [at + 1])).join(', ');
}

async function learnerWith(profile: Profile): Promise<Learner> {
  const { agency, db } = rooms;
  const learner = await agency.enrols();
  const submission = aCompletion().of(learner).submittedBy(agency.registrar.accountId);
  const builders = {
    AWAITING_APPROVAL: submission.with({ state: 'AWAITING_APPROVAL', backdatedBecause: 'ill' }),
    SUBMITTED: submission,
    RETURNED: submission.returned().decidedBy(agency.assessor.accountId),
    ACCEPTED: submission.accepted().decidedBy(agency.assessor.accountId),
    VOIDED: submission.voided().decidedBy(agency.assessor.accountId).voidedBy(agency.manager.accountId),
  };
  for (const [at, state] of profile.entries())
    if (state !== 'NOT_STARTED')
      await builders[state]
        .ofAssignment(at + 1)
        .withNewId()
        .in(db);
  return learner;
}

test('of a batch with 200 different defects exactly the good ones get a badge, and every other says why', async () => {
  const profiles = STATES.length ** 4;
  const step = Math.floor((profiles - 1) / DEFECTS);
  const defects = Array.from({ length: DEFECTS }, (_, n) => profileOf(n * step));
  expect(new Set(defects.map((profile) => profile.join())).size).toBe(DEFECTS);
  expect(defects).not.toContainEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED']);

  const bad: Learner[] = [];
  for (const profile of defects) bad.push(await learnerWith(profile));
  const good = await several(GOOD, () => learnerWith(profileOf(profiles - 1)));
  const mixed = [...bad.slice(0, 100), ...good, ...bad.slice(100)];
  const job = await rooms.start(rooms.agency.manager, ISSUE, mixed);
  await rooms.run();

  expect(await rooms.job(job)).toMatchObject({ succeeded: GOOD, refused: DEFECTS });
  const issued = await rooms.db.adminQuery<{ id: string }>('select learner_id as id from badges');
  expect(issued.map(({ id }) => id).sort()).toEqual(good.map(({ id }) => id).sort());
  const reasons = await rooms.db.adminQuery<{ id: string; missing: string }>(
    `select learner_id as id, problem -> 'values' ->> 'missing' as missing from job_rows where job_id = $1 and result = 'REFUSED'`,
    [job.id],
  );
  const told = new Map(reasons.map(({ id, missing }) => [id, missing]));
  expect(bad.map(({ id }) => told.get(id))).toEqual(defects.map(missingIn));
}, 120_000);
