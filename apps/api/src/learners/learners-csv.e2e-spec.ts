import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { AgencyRole } from '#platform/tenancy';

import { type AgencyScene, anAgencyScene } from '../../../../test/builders/agency-scene.js';
import { aCommunity } from '../../../../test/builders/community.builder.js';
import { aLearner } from '../../../../test/builders/learner.builder.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import { type Actor, signIn } from '../../../../test/isolation/asking.js';

/** More than two pages of the export. */
const CROWD = 1_100;

let api: TestApi;
let scene: AgencyScene;
let manager: Actor;
let assessor: Actor;
let stranger: Actor;
let staff: Actor;

beforeAll(async () => {
  api = await openTestApi();
  const foreign = await anAgencyScene(api.db);
  await foreign.enrols();
  scene = await anAgencyScene(api.db);
  await scene.qualifies();
  const annex = await aCommunity().of(scene.agency).named('=Annex').in(api.db);
  const another = () => aLearner().of(annex).enrolledIn(scene.programme);
  await another().named('Élise', '=cmd|calc').withExternalId('+007').joinedOn('2026-02-20').in(api.db);
  await another().singleNamed('Nuliajuk').onTrack('GUARD').withEmail('n@example.org').in(api.db);
  const somebody = async (agencyId: string | null, ...roles: AgencyRole[]): Promise<Actor> => {
    const { email } = await api.account('Somebody', agencyId, ...roles);
    return signIn(api.url, 'Somebody', email, PASSWORD);
  };
  manager = await somebody(scene.agency.id, 'AGENCY_MANAGER');
  assessor = await somebody(scene.agency.id, 'AGENCY_ASSESSOR');
  stranger = await somebody(foreign.agency.id, 'AGENCY_MANAGER');
  staff = await somebody(null);
}, 120_000);
afterAll(() => api.close());

const get = (path: string, actor: Actor, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers: { cookie: actor.cookie, ...headers } });

/** The file as a spreadsheet has it. */
async function sheetOf(answer: Response): Promise<string[][]> {
  const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
  const lines = text.replace(/^\ufeff/, '').split('\r\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => line.slice(1, -1).split('","'));
}

describe('the file', () => {
  test('holds the list in its order, with what is known of each, under headings that people read', async () => {
    const answer = await get('/learners.csv', manager);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': expect.stringMatching(/^attachment; filename="learners-\d{4}-\d\d-\d\d\.csv"$/),
      'cache-control': 'no-store',
    });
    expect(await sheetOf(answer)).toEqual([
      [
        ...[
          'Name',
          'Given name',
          'Family name',
          'Single name',
          'Community',
          'Track',
          'Enrolled on',
          'Joined on',
        ],
        ...['Assignments accepted', 'Qualified on', 'Badge', 'Badge valid until', 'E-mail', 'Your own ID'],
      ],
      [
        ...['Élise =cmd|calc', 'Élise', "'=cmd|calc", '', "'=Annex", 'Member service officer', '2026-03-02'],
        ...['2026-02-20', '0', '', '', '', '', "'+007"],
      ],
      [
        ...['Nuliajuk', '', '', 'Nuliajuk', "'=Annex", 'Security guard', '2026-03-02'],
        ...['', '0', '', '', '', 'n@example.org', ''],
      ],
      [
        ...['Zoe Tremblay', 'Zoe', 'Tremblay', '', 'Elgin Hall', 'Member service officer', '2026-11-02'],
        ...['', '4', '2026-11-10', '', '', '', ''],
      ],
    ]);
  });

  test('begins with the mark by which spreadsheets know UTF-8, and speaks the reader’s language', async () => {
    const answer = await get('/learners.csv?search=nuli', manager, { 'accept-language': 'fr-CA' });
    expect(answer.headers.get('content-disposition')).toMatch(/"apprenants-/);
    const bytes = Buffer.from(await answer.clone().arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [headings, ...rows] = await sheetOf(answer);
    expect(headings?.slice(0, 3)).toEqual(['Nom', 'Prénom', 'Nom de famille']);
    expect(rows).toHaveLength(1);
  });

  test.each([
    ['search=trem%20zo', ['Zoe Tremblay']],
    ['work=READY_FOR_BADGE', ['Zoe Tremblay']],
    ['track=GUARD', ['Nuliajuk']],
    ['joining=WITHIN_30_DAYS', ['Élise =cmd|calc']],
    ['joining=NOT_SAID', ['Nuliajuk', 'Zoe Tremblay']],
    ['order=NAME_DESC', ['Zoe Tremblay', 'Nuliajuk', 'Élise =cmd|calc']],
    ['search=nobody', []],
    ['search=', ['Élise =cmd|calc', 'Nuliajuk', 'Zoe Tremblay']],
  ])('of ?%s holds what the list holds', async (query, names) => {
    const [, ...rows] = await sheetOf(await get(`/learners.csv?${query}`, assessor));
    expect(rows.map(([name]) => name)).toEqual(names);
  });

  test('of another agency’s community is empty', async () => {
    const [row] = await api.db.adminQuery<{ id: string }>(
      'select id from communities where agency_id = $1 limit 1',
      [scene.agency.id],
    );
    expect(await sheetOf(await get(`/learners.csv?communityId=${row!.id}`, stranger))).toHaveLength(1);
  });

  test('is in the journal, by number and kind, without what was looked for', async () => {
    await sheetOf(await get('/learners.csv?search=nuliajuk&track=GUARD&joining=NOT_SAID', manager));
    const [entry] = await api.db.adminQuery<{ entry: Buffer }>(
      `select entry from journal_entries where type = 'learners.exported' order by recorded_at desc, id desc limit 1`,
    );
    const text = entry!.entry.toString('utf8');
    expect((JSON.parse(text) as { facts: unknown }).facts).toEqual({
      ...{ count: 1, work: null, track: 'GUARD', standing: null, joining: 'NOT_SAID' },
      ...{ searched: true, ofOneCommunity: false },
    });
    expect(text).not.toMatch(/nuliajuk/i);
  });
});

describe('nobody takes a file', () => {
  test.each<[string, number, string, () => Actor, string, Record<string, string>]>([
    ['who is not signed in', 401, 'UNAUTHENTICATED', () => ({ ...manager, cookie: '' }), '', {}],
    ['of LPHQ', 403, 'FORBIDDEN', () => staff, '', {}],
    ['by another site’s link', 403, 'ORIGIN_REFUSED', () => manager, '', { 'sec-fetch-site': 'cross-site' }],
    ['by a sister site’s link', 403, 'ORIGIN_REFUSED', () => manager, '', { 'sec-fetch-site': 'same-site' }],
    ['of a work that is none', 400, 'FILTER_UNREADABLE', () => manager, '?work=EVERYTHING', {}],
    ['of a joining that is none', 400, 'FILTER_UNREADABLE', () => manager, '?joining=late', {}],
    ['in an order that is none', 400, 'FILTER_UNREADABLE', () => manager, '?order=name', {}],
    ['of two searches', 400, 'FILTER_UNREADABLE', () => manager, '?search=a&search=b', {}],
  ])('%s', async (...[, status, code, actor, query, headers]) => {
    const before = await exports();
    const answer = await get(`/learners.csv${query}`, actor(), headers);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
    expect(await exports()).toBe(before);
  });

  const exports = async (): Promise<string> => {
    const [row] = await api.db.adminQuery<{ total: string }>(
      `select count(*) as total from journal_entries where type = 'learners.exported'`,
    );
    return row!.total;
  };
});

test('a long list comes whole, in its order', async () => {
  await api.db.adminQuery(
    `with made as (
       insert into learners (agency_id, community_id, given_name, family_name, display_name, sort_key, registered_at)
       select l.agency_id, l.community_id, 'Crowd', 'Member', lpad(nr::text, 5, '0'), 'crowd ' || lpad(nr::text, 5, '0'), now()
       from (select * from learners where agency_id = $1 limit 1) l, generate_series(1, ${CROWD}) as n (nr) returning agency_id, id)
     insert into enrolments (agency_id, learner_id, programme_version_id, track, enrolled_on)
     select agency_id, id, $2, 'MSO', '2026-03-02' from made`,
    [scene.agency.id, scene.programme.id],
  );
  const [, ...rows] = await sheetOf(await get('/learners.csv', manager));
  expect(rows).toHaveLength(CROWD + 3);
  const crowd = rows.map(([name]) => name!).filter((name) => /^\d/.test(name));
  expect(crowd).toEqual(Array.from({ length: CROWD }, (_, nr) => String(nr + 1).padStart(5, '0')));
});
