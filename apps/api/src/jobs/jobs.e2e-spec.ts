import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { mayRun } from '#learners/jobs';
import { plusDays, systemClock } from '#platform/clock';
import { AGENCY_ROLES } from '#platform/tenancy';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';
import { untilNoJobWaits } from '../../../../test/harness/jobs.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import {
  act,
  aLearner,
  aSubmission,
  aTeam,
  qualifies,
  type Team,
  UNKNOWN,
} from '../../../../test/harness/team.js';
import { mayAsk } from '../authorisation.js';

let api: TestApi;
let team: Team;
beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  team = await aTeam(api, 'jobs-agency');
  await aSigningKey().in(api.db, { id: team.agencyId as never });
});
afterAll(() => api.close());

const JOB = `id kind state assignment badgeKind validFrom total done succeeded refused startedBy mayCancel startedAt finishedAt undoUntil
  rows(first: 50) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { n result message learner { displayName } } } }`;

interface JobSaid {
  readonly id: string;
  readonly rows: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly {
      readonly cursor: string;
      readonly node: { readonly n: number; readonly result: string };
    }[];
  };
  readonly [field: string]: unknown;
}

async function jobSaid(person: Person, id: string): Promise<JobSaid | null> {
  const { body } = await person.asks(`query ($id: ID!) { job(id: $id) { ${JOB} } }`, { id });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data?.['job'] as JobSaid | null;
}

/** Starts a job, and says what the starter reads of it once it is over. */
async function done(person: Person, field: string, input: Record<string, unknown>): Promise<JobSaid> {
  const { job } = (await act(person, field, input)) as unknown as { job: { id: string } };
  await untilNoJobWaits(api.db);
  return (await jobSaid(person, job.id)) as JobSaid;
}

const today = systemClock.today();

test('a course, recorded, accepted and issued for many, by three people', async () => {
  const names = ['Élise', 'Marc', 'Zoé'];
  const ids = [];
  for (const givenName of names) ids.push(await aLearner(team, { givenName, familyName: givenName }));
  for (const assignment of [1, 2, 3, 4]) {
    const recorded = await done(team.registrar, 'recordCompletions', {
      learners: { ids },
      assignment,
      completedOn: today,
    });
    expect(recorded).toMatchObject({
      kind: 'RECORD_COMPLETIONS',
      state: 'FINISHED',
      assignment,
      badgeKind: null,
      succeeded: 3,
    });
    const accepted = await done(team.assessor, 'acceptCompletions', { learners: { ids }, assignment });
    expect(accepted).toMatchObject({
      kind: 'ACCEPT_COMPLETIONS',
      state: 'FINISHED',
      succeeded: 3,
      refused: 0,
    });
  }
  const validFrom = plusDays(today, 7);
  const input = { learners: { ids }, nameChoice: 'INITIAL_AND_FAMILY', consent: true, validFrom };
  const issued = await done(team.manager, 'issueBadges', input);
  expect(issued).toMatchObject({ state: 'FINISHED', total: 3, done: 3, succeeded: 3, startedBy: 'Manager' });
  expect(issued).toMatchObject({ badgeKind: 'MSQ', validFrom });
  expect(issued['undoUntil']).not.toBeNull();
  const undone = await done(team.manager, 'undoJob', { jobId: issued.id });
  expect(undone).toMatchObject({ kind: 'UNDO_BADGES', succeeded: 3, undoUntil: null });
  expect(await jobSaid(team.manager, issued.id)).toMatchObject({ undoUntil: null });
});

test('work of many is returned, recorded again, accepted and voided; what can be undone says until when', async () => {
  const ids = [await aLearner(team, { familyName: 'Back' }), await aLearner(team, { familyName: 'Forth' })];
  const [learners, assignment, reason] = [{ ids }, 1, 'Page two is dark.'];
  const recording = { learners, assignment, completedOn: today };
  await done(team.registrar, 'recordCompletions', recording);
  const returned = await done(team.assessor, 'returnCompletions', { learners, assignment, reason });
  expect(returned).toMatchObject({ kind: 'RETURN_COMPLETIONS', assignment, succeeded: 2, refused: 0 });
  expect(returned['undoUntil']).not.toBeNull();
  expect(await jobSaid(team.registrar, returned.id)).toMatchObject({ undoUntil: null });
  expect(await act(team.registrar, 'undoJob', { jobId: returned.id })).toMatchObject({
    __typename: 'JobNotYours',
  });
  const undone = await done(team.assessor, 'undoJob', { jobId: returned.id });
  expect(undone).toMatchObject({ kind: 'UNDO_COMPLETIONS', succeeded: 2, undoUntil: null });
  await done(team.assessor, 'acceptCompletions', { learners, assignment });
  const voided = await done(team.manager, 'voidCompletions', { learners, assignment, reason });
  expect(voided).toMatchObject({ kind: 'VOID_COMPLETIONS', succeeded: 2, undoUntil: null });
  expect(await act(team.manager, 'undoJob', { jobId: voided.id })).toMatchObject({
    __typename: 'NothingToUndo',
  });
  for (const [person, field] of [
    [team.assessor, 'returnCompletions'],
    [team.manager, 'voidCompletions'],
  ] as const)
    expect(await act(person, field, { learners, assignment, reason: '' })).toMatchObject({
      __typename: 'InvalidInput',
    });
});

test('rows come by name, page by page, with the reason of each refusal in the reader’s language', async () => {
  const ids = [];
  for (const familyName of ['Zahn', 'Émond', 'Abel', 'Eber']) ids.push(await aLearner(team, { familyName }));
  await aSubmission(team, ids[1] as string);
  const job = await done(team.registrar, 'recordCompletions', {
    learners: { ids },
    assignment: 1,
    completedOn: today,
  });
  expect(job.rows.edges.map(({ node }) => node)).toEqual([
    { n: 1, result: 'SUCCEEDED', message: null, learner: { displayName: 'Zoé Abel' } },
    { n: 2, result: 'SUCCEEDED', message: null, learner: { displayName: 'Zoé Eber' } },
    {
      ...{ n: 3, result: 'REFUSED', learner: { displayName: 'Zoé Émond' } },
      message: 'Assignment 1 was submitted and waits for an assessor. There is nothing more to submit.',
    },
    { n: 4, result: 'SUCCEEDED', message: null, learner: { displayName: 'Zoé Zahn' } },
  ]);
  const page = async (more: string) => {
    const { body } = await team.registrar.asks(`{ job(id: "${job.id}") { rows(${more}) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { n } } } } }`);
    return body.data?.['job'] as { rows: JobSaid['rows'] };
  };
  const first = await page('first: 3');
  expect(first.rows).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
  const rest = await page(`first: 3, after: "${first.rows.pageInfo.endCursor}"`);
  expect(rest.rows).toMatchObject({ pageInfo: { hasNextPage: false }, edges: [{ node: { n: 4 } }] });
  expect((await page('first: 9, only: REFUSED')).rows).toMatchObject({
    totalCount: 1,
    edges: [{ node: { n: 3 } }],
  });
});

test('all who match a filter are meant, but for some', async () => {
  const out = await aLearner(team, { familyName: 'Filterable', givenName: 'Aunt' });
  await aLearner(team, { familyName: 'Filterable', givenName: 'Ben' });
  await aLearner(team, { familyName: 'Filterable', givenName: 'Cleo' });
  const job = await done(team.registrar, 'recordCompletions', {
    learners: { matching: { search: 'filterable' }, except: [out] },
    assignment: 1,
    completedOn: today,
  });
  expect(job).toMatchObject({ total: 2, succeeded: 2 });
});

test('before issuing it says who is ready, and of the others why not', async () => {
  const [ready, blocked] = [
    await aLearner(team, { familyName: 'Readyone' }),
    await aLearner(team, { familyName: 'Blockedone' }),
  ];
  await qualifies(team, ready);
  const { body } = await team.manager.asks(
    `query ($learners: LearnerSelection!) { issueReadiness(learners: $learners) { ready blocked firstReady
      blockedLearners(first: 5) { message learner { id } } } }`,
    { learners: { ids: [ready, blocked] } },
  );
  const issued = await done(team.manager, 'issueBadges', {
    ...{ learners: { ids: [ready, blocked] }, nameChoice: 'NONE', consent: false, readyOnly: true },
  });
  expect(issued).toMatchObject({ total: 1, succeeded: 1 });
  expect(body.data?.['issueReadiness']).toEqual({
    ...{ ready: 1, blocked: 1, firstReady: ready },
    blockedLearners: [{ learner: { id: blocked }, message: expect.stringContaining('1, 2, 3, 4') }],
  });
});

test('Core Competencies go to many too, from a day ahead; their readiness is their own', async () => {
  const ids = [
    await aLearner(team, { familyName: 'Kindone' }),
    await aLearner(team, { familyName: 'Kindtwo' }),
  ];
  for (const id of ids) await qualifies(team, id);
  const validFrom = plusDays(today, 30);
  const wish = { kind: 'CC_MS', validFrom, nameChoice: 'NONE', consent: false, readyOnly: true };
  await done(team.manager, 'issueBadges', { ...wish, learners: { ids: ids.slice(0, 1) } });
  const { body } = await team.manager.asks(
    `query ($learners: LearnerSelection!) { of: issueReadiness(learners: $learners, kind: CC_MS) { ready firstReady }
      msq: issueReadiness(learners: $learners) { ready } }`,
    { learners: { ids } },
  );
  expect(body.data).toEqual({ of: { ready: 1, firstReady: ids[1] }, msq: { ready: 2 } });
  const issued = await done(team.manager, 'issueBadges', { ...wish, learners: { ids } });
  expect(issued).toMatchObject({ total: 1, succeeded: 1 });
});

describe('refused are', () => {
  test('an empty selection, a day to come, a name without consent', async () => {
    const learners = { ids: [await aLearner(team)] };
    const record = { assignment: 1, completedOn: today };
    expect(
      await act(team.registrar, 'recordCompletions', { ...record, learners: { ids: [] } }),
    ).toMatchObject({
      __typename: 'NothingSelected',
    });
    expect(
      await act(team.registrar, 'recordCompletions', { ...record, learners, completedOn: '2098-01-01' }),
    ).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ field: 'completedOn', because: 'in-the-future' }],
    });
    const nameless = { learners, nameChoice: 'INITIAL_AND_FAMILY', consent: false };
    expect(await act(team.manager, 'issueBadges', nameless)).toMatchObject({ __typename: 'ConsentMissing' });
    const tooFar = { learners, nameChoice: 'NONE', consent: false, validFrom: plusDays(today, 181) };
    expect(await act(team.manager, 'issueBadges', tooFar)).toMatchObject({ __typename: 'BeginsOutOfRange' });
  });

  test('learners who are not the agency’s: nobody’s and another agency’s in the same words', async () => {
    const own = await aLearner(team);
    const foreign = await aLearner(await aTeam(api, 'jobs-foreign'));
    const ask = (id: string) =>
      act(team.registrar, 'recordCompletions', {
        ...{ learners: { ids: [own, id] }, assignment: 1, completedOn: today },
      });
    const message = expect.stringMatching(/^One of the chosen learners is not on your agency’s list/);
    for (const id of [foreign, UNKNOWN, 'anything'])
      expect(await ask(id)).toEqual({ __typename: 'LearnersUnknown', count: 1, message });
  });

  test('jobs of others: unknown to another agency, not to be cancelled by a colleague without the role', async () => {
    const learners = { ids: [await aLearner(team)] };
    const job = await done(team.registrar, 'recordCompletions', {
      learners,
      assignment: 1,
      completedOn: today,
    });
    const other = await aTeam(api, 'jobs-other');
    expect(await jobSaid(other.manager, job.id)).toBeNull();
    expect(await act(other.manager, 'cancelJob', { jobId: job.id })).toMatchObject({
      __typename: 'JobUnknown',
    });
    expect(await act(team.registrar, 'cancelJob', { jobId: job.id })).toMatchObject({
      __typename: 'JobOver',
    });
  });
});

test('who may start a job is who may go on with it', () => {
  const fields = {
    RECORD_COMPLETIONS: 'Mutation.recordCompletions',
    ACCEPT_COMPLETIONS: 'Mutation.acceptCompletions',
    RETURN_COMPLETIONS: 'Mutation.returnCompletions',
    VOID_COMPLETIONS: 'Mutation.voidCompletions',
    ISSUE_BADGES: 'Mutation.issueBadges',
    UNDO_COMPLETIONS: 'Mutation.undoJob',
  } as const;
  for (const [kind, field] of Object.entries(fields) as [keyof typeof fields, string][])
    for (const role of AGENCY_ROLES)
      expect([field, role, mayRun(kind, [role])]).toEqual([field, role, mayAsk(field, [role])]);
});
