import { type ClientRequest, type IncomingMessage, request } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { eventually } from '../../../../test/harness/eventually.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aTeam, type Team, UNKNOWN } from '../../../../test/harness/team.js';
import { type Actor, signIn } from '../../../../test/isolation/asking.js';

const MEBIBYTE = 1_048_576;

let api: TestApi;
let north: Team;
let staff: Actor;

beforeAll(async () => {
  api = await openTestApi({ evidenceBytesPerAgency: 2 * MEBIBYTE });
  await aProgramme().in(api.db);
  north = await aTeam(api, 'north');
  staff = await somebody(null);
});
afterAll(() => api.close());

async function somebody(agencyId: string | null): Promise<Actor> {
  const roles = agencyId === null ? [] : (['AGENCY_MANAGER'] as const);
  const { email } = await api.account('Somebody', agencyId, ...roles);
  return signIn(api.url, 'Somebody', email, PASSWORD);
}

function aPdf(bytes: number): Buffer<ArrayBuffer> {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes - 15, 32), Buffer.from('\n%%EOF')]);
}

const sends = ({ cookie }: Actor, body: Buffer<ArrayBuffer>, learnerId: string): Promise<Response> =>
  fetch(`${api.url}/learners/${learnerId}/evidence`, {
    method: 'PUT',
    body,
    headers: { 'content-type': 'application/pdf', cookie, 'accept-language': 'en-CA' },
  });

const opens = ({ cookie }: Actor, completionId: string): Promise<Response> =>
  fetch(`${api.url}/backdatings/${completionId}/evidence`, { headers: { cookie } });

const bodyOf = async (answer: Response): Promise<unknown> => answer.json();

describe('what the files of an agency weigh together', () => {
  test('has a most, which the refusal names beside what is used; nothing of the file is kept', async () => {
    const [south, learnerId] = await anAgencyWithLearner('south');
    expect((await sends(south, aPdf(1.5 * MEBIBYTE), learnerId)).status).toBe(201);
    const refused = await sends(south, aPdf(0.5 * MEBIBYTE + 1), learnerId);
    expect([refused.status, await bodyOf(refused)]).toEqual([
      409,
      {
        code: 'EVIDENCE_FULL',
        message: expect.stringMatching(/weigh 1\.5 MB together, and 2 MB is the most/),
      },
    ]);
    expect(await keptOf(learnerId)).toBe(1);
    expect((await sends(south, aPdf(0.5 * MEBIBYTE), learnerId)).status).toBe(201);
  });

  test('is weighed one after the other: of six at once, as many are kept as fit', async () => {
    const [east, learnerId] = await anAgencyWithLearner('east');
    const { agency_id: agencyId } = (await agencyOf(learnerId))!;
    const other = await somebody(agencyId);
    const ids = [learnerId, ...(await moreLearners(east, learnerId))];
    const answers = await Promise.all(
      ids.map((id, at) => sends(at % 2 === 0 ? east : other, aPdf(0.9 * MEBIBYTE), id)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 201, 409, 409, 409, 409]);
  });

  test('is each agency’s own', async () => {
    const [west, learnerId] = await anAgencyWithLearner('west');
    expect((await sends(west, aPdf(1.9 * MEBIBYTE), learnerId)).status).toBe(201);
  });
});

async function anAgencyWithLearner(slug: string): Promise<[Actor, string]> {
  const team = await aTeam(api, slug);
  return [await somebody(team.agencyId), await aLearner(team)];
}

async function agencyOf(learnerId: string): Promise<{ agency_id: string } | undefined> {
  const [row] = await api.db.adminQuery<{ agency_id: string }>(
    'select agency_id from learners where id = $1',
    [learnerId],
  );
  return row;
}

/** Five like the first, so that no learner’s lock puts the senders in a row. */
async function moreLearners(_actor: Actor, learnerId: string): Promise<string[]> {
  const rows = await api.db.adminQuery<{ id: string }>(
    `with more as (
       insert into learners (agency_id, community_id, given_name, family_name, display_name, sort_key, registered_at)
       select agency_id, community_id, given_name, family_name, display_name, sort_key || nr, registered_at
       from learners, generate_series(1, 5) as n (nr) where id = $1 returning id, agency_id)
     insert into enrolments (agency_id, learner_id, programme_version_id, track, enrolled_on)
     select m.agency_id, m.id, e.programme_version_id, e.track, e.enrolled_on from more m
     join enrolments e on e.learner_id = $1 returning learner_id as id`,
    [learnerId],
  );
  return rows.map(({ id }) => id);
}

async function keptOf(learnerId: string): Promise<number> {
  const rows = await api.db.adminQuery('select from evidence_files where learner_id = $1', [learnerId]);
  return rows.length;
}

describe('files on their way into memory', () => {
  test('are three of one person’s and eight of everybody’s; the next is told when to come again', async () => {
    const learnerId = await aLearner(north);
    const people = await Promise.all([1, 2, 3, 4].map(() => somebody(north.agencyId)));
    const [slow, busy, third, fourth] = people as [Actor, Actor, Actor, Actor];
    const ofOne = [slow, slow, slow, slow].map((actor) => halfSent(actor, learnerId));
    expect(await firstAnswer(ofOne)).toEqual([503, '5']);
    expect((await sends(fourth, aPdf(100), learnerId)).status).toBe(201);

    const ofAll = [busy, busy, busy, third, third, fourth].map((actor) => halfSent(actor, learnerId));
    expect(await firstAnswer(ofAll)).toEqual([503, '5']);
    const refused = await sends(await somebody(north.agencyId), aPdf(100), learnerId);
    expect([refused.status, await bodyOf(refused)]).toMatchObject([503, { code: 'UPLOADS_BUSY' }]);

    for (const { sender } of [...ofOne, ...ofAll]) sender.destroy();
    const again = async () => (await sends(slow, aPdf(100), learnerId)).status;
    expect(await eventually(again, (status) => status === 201)).toBe(201);
  });
});

interface HalfSent {
  readonly sender: ClientRequest;
  readonly answer: Promise<IncomingMessage>;
}

/** A sender who stops in the middle; only who is turned away has an answer. */
function halfSent({ cookie }: Actor, learnerId: string): HalfSent {
  const sender = request(`${api.url}/learners/${learnerId}/evidence`, {
    method: 'PUT',
    headers: { 'content-type': 'application/pdf', 'content-length': '1000', cookie },
  });
  const answer = new Promise<IncomingMessage>((resolve) => sender.on('response', resolve));
  sender.on('error', () => undefined);
  sender.write('%PDF-1.7\n');
  return { sender, answer };
}

async function firstAnswer(senders: readonly HalfSent[]): Promise<unknown> {
  const { statusCode, headers } = await Promise.race(senders.map(({ answer }) => answer));
  return [statusCode, headers['retry-after']];
}

describe('LPHQ opens a file', () => {
  test('of work that asks about its day, while it asks; that it did stands in the agency’s journal', async () => {
    const { completionId, learnerId } = await askedAboutItsDay();
    const answer = await opens(staff, completionId);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="evidence.pdf"',
    ]);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(aPdf(100));
    expect(await readingsOf(learnerId)).toEqual([{ facts: { assignment: 1 } }]);

    await api.db.adminQuery(
      `update completions set state = 'SUBMITTED', approved_by = submitted_by, approved_at = now()
      where id = $1`,
      [completionId],
    );
    expect((await opens(staff, completionId)).status).toBe(404);
    expect(await readingsOf(learnerId)).toHaveLength(1);
  });

  test('never by its own id, of work that asks nothing, or as somebody else', async () => {
    const { completionId, evidenceFileId, learnerId } = await askedAboutItsDay();
    const manager = await somebody(north.agencyId);
    const nobody: Actor = { name: 'nobody', cookie: '' };
    const asked = [
      await opens(staff, UNKNOWN),
      await opens(staff, 'x'),
      await fetch(`${api.url}/evidence/${evidenceFileId}`, { headers: { cookie: staff.cookie } }),
      await opens(manager, completionId),
      await opens(nobody, completionId),
    ];
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 403, 403, 401]);
    expect(await readingsOf(learnerId)).toEqual([]);
  });
});

async function askedAboutItsDay() {
  const learnerId = await aLearner(north);
  const manager = await somebody(north.agencyId);
  const { id: evidenceFileId } = (await (await sends(manager, aPdf(100), learnerId)).json()) as {
    id: string;
  };
  await api.db.adminQuery(`update enrolments set enrolled_on = '2020-01-01' where learner_id = $1`, [
    learnerId,
  ]);
  const submitted = await act(north.registrar, 'submitCompletion', {
    ...{ learnerId, assignment: 1, evidenceFileId },
    completedOn: `${Number(systemClock.today().slice(0, 4)) - 2}-01-15`,
    backdatedBecause: 'The paper lay in a drawer.',
  });
  const { id: completionId, state } = submitted['completion'] as { id: string; state: string };
  expect(state).toBe('AWAITING_APPROVAL');
  return { learnerId, completionId, evidenceFileId };
}

async function readingsOf(learnerId: string): Promise<unknown[]> {
  const rows = await api.db.adminQuery<{ entry: Buffer }>(
    `select entry from journal_entries where subject_id = $1 and type = 'evidence.read-by-lphq'`,
    [learnerId],
  );
  return rows.map(({ entry }) => {
    const { facts } = JSON.parse(entry.toString('utf8')) as { facts: unknown };
    return { facts };
  });
}
