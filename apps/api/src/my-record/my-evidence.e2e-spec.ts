import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aLearnerSession, type LearnerBrowser } from '../../../../test/harness/learners.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { aLearner, aTeam, type Team } from '../../../../test/harness/team.js';

const MEBIBYTE = 1_048_576;

let api: TestApi;
let north: Team;

beforeAll(async () => {
  api = await openTestApi({ evidenceBytesPerAgency: 2 * MEBIBYTE });
  await aProgramme().in(api.db);
  north = await aTeam(api, 'north');
});
afterAll(() => api.close());

interface Own {
  readonly id: string;
  readonly browser: LearnerBrowser;
}

async function somebody(team = north): Promise<Own> {
  const id = await aLearner(team);
  return { id, browser: await aLearnerSession(api, team, id) };
}

const sends = ({ id, browser }: Own, bytes: number): Promise<Response> => {
  const body = Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    Buffer.alloc(bytes - 15, 32),
    Buffer.from('\n%%EOF'),
  ]);
  return fetch(`${api.url}/my/evidence?record=${id}`, {
    method: 'PUT',
    body,
    headers: { 'content-type': 'application/pdf', cookie: browser.cookie, 'accept-language': 'en-CA' },
  });
};

test('a learner’s upload counts what everybody of the agency uploaded, and says nothing of how much that is', async () => {
  const [first, second] = [await somebody(), await somebody()];
  expect((await sends(first, 1.5 * MEBIBYTE)).status).toBe(201);
  const refused = await sends(second, 0.5 * MEBIBYTE + 1);
  const text = await refused.text();
  expect([refused.status, text]).toEqual([409, expect.stringContaining('EVIDENCE_FULL')]);
  expect(text).not.toMatch(/\d(\.\d)? MB/);
  expect((await sends(second, 0.5 * MEBIBYTE)).status).toBe(201);
});

test('and nothing of another agency’s', async () => {
  const elsewhere = await somebody(await aTeam(api, 'south'));
  expect((await sends(elsewhere, 1.9 * MEBIBYTE)).status).toBe(201);
});

test('of six learners at once as many are kept as fit', async () => {
  const team = await aTeam(api, 'east');
  const people = await Promise.all(Array.from({ length: 6 }, () => somebody(team)));
  const statuses = await Promise.all(people.map(async (own) => (await sends(own, 0.9 * MEBIBYTE)).status));
  expect(statuses.sort()).toEqual([201, 201, 409, 409, 409, 409]);
});
