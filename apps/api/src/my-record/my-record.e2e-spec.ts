import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { plusDays, systemClock } from '#platform/clock';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aLearnerSession, type LearnerBrowser, provedMinutesAgo } from '../../../../test/harness/learners.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import {
  act,
  aLearner,
  type Answer,
  aSubmission,
  aTeam,
  type Team,
  UNKNOWN,
} from '../../../../test/harness/team.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');
const RECORD = `query { myRecord { id agency { name } qualifiedOn standing
  assignments { number standing canHandIn waitsFor work { attempt byYou returnReason note hasFile } before { attempt returnReason } } } }`;
const HAND_IN = `mutation ($input: HandInWorkInput!) { handInWork(input: $input) { __typename
  ... on WorkHandedIn { assignment attempt } ... on Problem { message } ... on InvalidInput { fields { field because } } } }`;

interface Assignment {
  readonly number: number;
  readonly standing: string;
  readonly canHandIn: boolean;
  readonly waitsFor: readonly number[];
  readonly work: Readonly<Record<string, unknown>> | null;
  readonly before: readonly Readonly<Record<string, unknown>>[];
}

let api: TestApi;
let north: Team;
const today = systemClock.today();

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  north = await aTeam(api, 'north');
});
afterAll(() => api.close());

interface Own {
  readonly id: string;
  readonly browser: LearnerBrowser;
  readonly person: Person;
}

async function somebody(): Promise<Own> {
  const id = await aLearner(north);
  const browser = await aLearnerSession(api, north, id);
  return { id, browser, person: browser.person };
}

async function handsIn({ id, person }: Own, input: Record<string, unknown> = {}): Promise<Answer> {
  const work = { recordId: id, assignment: 1, completedOn: today, ...input };
  const { body } = await person.asks(HAND_IN, { input: work });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data?.['handInWork'] as Answer;
}

async function assignmentsOf({ person }: Own): Promise<readonly Assignment[]> {
  const { body } = await person.asks(RECORD);
  const [record] = body.data?.['myRecord'] as { assignments: Assignment[] }[];
  return record?.assignments ?? [];
}

interface AgencysCompletion {
  readonly id: string;
  readonly submittedBy: string;
  readonly handedInByLearner: boolean;
}

async function completionOf(learnerId: string): Promise<AgencysCompletion> {
  const { body } = await north.manager.asks(
    `query ($id: ID!) { learner(id: $id) { completions { id submittedBy handedInByLearner } } }`,
    { id: learnerId },
  );
  const { completions } = body.data?.['learner'] as { completions: AgencysCompletion[] };
  return completions[0] as AgencysCompletion;
}

const sends = ({ id, browser }: Own, record = id, body: Buffer = PDF): Promise<Response> =>
  fetch(`${api.url}/my/evidence?record=${record}`, {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/pdf', cookie: browser.cookie },
  });

describe('a learner hands in work', () => {
  test('is returned with a reason, hands in again, and is accepted by somebody else', async () => {
    const own = await somebody();
    const file = (await (await sends(own)).json()) as { id: string };
    expect(await handsIn(own, { note: 'Both pages.', evidenceFileId: file.id })).toEqual({
      __typename: 'WorkHandedIn',
      assignment: 1,
      attempt: 1,
    });
    const { id: completionId } = await completionOf(own.id);
    await act(north.assessor, 'returnCompletion', { completionId, reason: 'Page two is dark.' });
    const [returned] = await assignmentsOf(own);
    expect(returned).toMatchObject({ standing: 'RETURNED', canHandIn: true });
    expect(returned?.work).toMatchObject({ byYou: true, returnReason: 'Page two is dark.', hasFile: true });

    expect(await handsIn(own)).toMatchObject({ attempt: 2 });
    expect(await act(north.assessor, 'acceptCompletion', { completionId })).toMatchObject({
      __typename: 'CompletionAccepted',
    });
    const [accepted, next] = await assignmentsOf(own);
    expect(accepted).toMatchObject({ standing: 'ACCEPTED', canHandIn: false });
    expect(accepted?.before).toEqual([{ attempt: 1, returnReason: 'Page two is dark.' }]);
    expect(next).toMatchObject({ standing: 'NOT_STARTED', canHandIn: true, waitsFor: [] });
  });

  test('the agency reads who handed it in, and whoever did cannot take it for somebody else’s', async () => {
    const own = await somebody();
    await handsIn(own);
    const [row] = await api.db.adminQuery<{ own: boolean }>(
      `select submitted_by = learner_account_id as own from completions where learner_id = $1`,
      [own.id],
    );
    expect(row).toEqual({ own: true });
    const told = await api.db.adminQuery(
      `select type from journal_entries where subject_id = $1 and type = 'completion.submitted'`,
      [own.id],
    );
    expect(told).toHaveLength(1);
    expect(await completionOf(own.id)).toMatchObject({ submittedBy: '—', handedInByLearner: true });
    const recorded = await aLearner(north);
    await aSubmission(north, recorded);
    expect(await completionOf(recorded)).toMatchObject({
      submittedBy: 'Registrar',
      handedInByLearner: false,
    });
  });

  test('the agency reads so after the account was closed, and once it was accepted', async () => {
    const own = await somebody();
    await handsIn(own);
    await act(north.manager, 'closeLearnerAccount', { learnerId: own.id });
    const { id: completionId } = await completionOf(own.id);
    await act(north.assessor, 'acceptCompletion', { completionId });
    expect(await completionOf(own.id)).toMatchObject({ handedInByLearner: true });
  });

  test('it stays theirs when another account took the place of the one that it came from', async () => {
    const own = await somebody();
    await handsIn(own);
    await act(north.manager, 'closeLearnerAccount', { learnerId: own.id });
    const { person } = await aLearnerSession(api, north, own.id);
    const [first] = await assignmentsOf({ ...own, person });
    expect(first?.work).toMatchObject({ byYou: true });
  });

  test('is told in their own words what is in the way', async () => {
    const own = await somebody();
    expect(await handsIn(own, { assignment: 2 })).toMatchObject({ __typename: 'AssignmentOutOfOrder' });
    expect(await handsIn(own, { assignment: 9 })).toMatchObject({ __typename: 'AssignmentUnknown' });
    expect(await handsIn(own, { completedOn: plusDays(today, -1) })).toMatchObject({
      __typename: 'CompletedBeforeEnrolment',
      message: expect.stringContaining('you were enrolled'),
    });
    expect(await handsIn(own, { completedOn: plusDays(today, 1), evidenceLink: 'http://x' })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ field: 'completedOn' }, { field: 'evidenceLink' }],
    });
    await handsIn(own);
    expect(await handsIn(own)).toMatchObject({ __typename: 'WorkNotOpen' });
    await act(north.registrar, 'putLearnerOnHold', { learnerId: own.id, reason: 'Away.' });
    expect(await handsIn(own)).toMatchObject({
      __typename: 'LearnerNotActive',
      message: expect.stringContaining('Your enrolment rests'),
    });
    expect((await assignmentsOf(own)).map(({ canHandIn }) => canHandIn)).not.toContain(true);
  });
});

describe('another’s record', () => {
  test('is unknown: to read, to hand in for, to send a file to, and to name a file of', async () => {
    const [own, other] = [await somebody(), await somebody()];
    expect(await handsIn(own, { recordId: other.id })).toMatchObject({ __typename: 'MyRecordUnknown' });
    expect(await handsIn(own, { recordId: UNKNOWN })).toMatchObject({ __typename: 'MyRecordUnknown' });
    const answer = await sends(own, other.id);
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'MY_RECORD_UNKNOWN' }]);
    const { id: evidenceFileId } = (await (await sends(other)).json()) as { id: string };
    expect(await handsIn(own, { evidenceFileId })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ field: 'evidenceFileId', because: 'not-a-choice' }],
    });
    const { body } = await own.person.asks(RECORD);
    expect((body.data?.['myRecord'] as { id: string }[]).map(({ id }) => id)).toEqual([own.id]);
  });
});

describe('what a learner reads and hears', () => {
  const PROGRAMME = `query ($recordId: ID!) { myProgramme(recordId: $recordId) { edition
    tiers { courses { modules { code media { kind text { en fr } } } } } assignments { number module } } }`;
  const read = async ({ person }: Own, recordId: string) => {
    const { body } = await person.asks(PROGRAMME, { recordId });
    return body.errors ?? body.data?.['myProgramme'];
  };

  test('is the edition of the own enrolment, also after it was retired and a newer one came', async () => {
    const own = await somebody();
    const before = (await read(own, own.id)) as { edition: string; tiers: unknown; assignments: unknown };
    const { edition } = before;
    expect(before.assignments).toContainEqual({ number: 1, module: 'MSQ1.01' });
    expect(JSON.stringify(before.tiers)).toContain('A service is something a person pays for');
    const newer = await aProgramme().publishedOn('2026-06-01T15:00:00Z').in(api.db);
    await api.db.adminQuery(
      `update programme_versions set state = 'RETIRED', retired_at = now() where edition = $1`,
      [edition],
    );
    expect(await read(own, own.id)).toEqual(before);
    const later = await somebody();
    expect(await read(later, later.id)).toMatchObject({ edition: newer.edition });
  });

  test('is nobody else’s: another’s record is none, and an aged sign-in is asked for again', async () => {
    const [own, other] = [await somebody(), await somebody()];
    expect([await read(own, other.id), await read(own, UNKNOWN)]).toEqual([null, null]);
    await provedMinutesAgo(api, 12 * 60 + 1);
    expect(await read(own, own.id)).toMatchObject([{ extensions: { code: 'SIGN_IN_NEEDED' } }]);
  });
});

describe('how lately one signed in', () => {
  test('a device reads badges for long, progress for 12 hours, and changes things for 15 minutes', async () => {
    const own = await somebody();
    const codes = async () => {
      const asked = await Promise.all([
        own.person.asks('query { myBadges { badges { id } } }'),
        own.person.asks(RECORD),
        own.person.asks(HAND_IN, { input: { recordId: own.id, assignment: 9, completedOn: today } }),
      ]);
      return asked.map(({ body }) => body.errors?.[0]?.extensions?.['code'] ?? 'answered');
    };
    expect(await codes()).toEqual(['answered', 'answered', 'answered']);
    await provedMinutesAgo(api, 16);
    expect(await codes()).toEqual(['answered', 'answered', 'FRESH_SIGN_IN_NEEDED']);
    expect((await sends(own)).status).toBe(403);
    await provedMinutesAgo(api, 12 * 60 + 1);
    expect(await codes()).toEqual(['answered', 'SIGN_IN_NEEDED', 'FRESH_SIGN_IN_NEEDED']);
  });

  test('people of an agency have no record of their own, and learners nothing of the agency’s', async () => {
    const own = await somebody();
    const asManager = await north.manager.asks(RECORD);
    const asLearner = await own.person.asks('query { learners(first: 1) { edges { cursor } } }');
    const codeOf = ({ body }: typeof asManager) => body.errors?.[0]?.extensions?.['code'];
    expect([codeOf(asManager), codeOf(asLearner)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect((await fetch(`${api.url}/my/evidence?record=${own.id}`, { method: 'PUT' })).status).toBe(401);
  });
});
