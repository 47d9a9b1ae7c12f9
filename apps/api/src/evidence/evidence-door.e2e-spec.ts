import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { systemClock } from '#platform/clock';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aTeam, type Team } from '../../../../test/harness/team.js';
import { type Actor, signIn } from '../../../../test/isolation/asking.js';
import { polyglots } from './polyglots.js';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');
const NOBODY: Actor = { name: 'nobody', cookie: '' };
const ACTIVE = /html|xml|svg|script|json/i;

let api: TestApi;
let north: Team;
let south: Team;
let registrar: Actor;
let learnerId: string;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  [north, south] = [await aTeam(api, 'north'), await aTeam(api, 'south')];
  registrar = await somebody(north.agencyId, 'AGENCY_REGISTRAR');
  learnerId = await aLearner(north);
});
afterAll(() => api.close());

async function somebody(
  agencyId: string | null,
  ...roles: ('AGENCY_MANAGER' | 'AGENCY_REGISTRAR' | 'AGENCY_ASSESSOR')[]
): Promise<Actor> {
  const { email } = await api.account('Somebody', agencyId, ...roles);
  return signIn(api.url, 'Somebody', email, PASSWORD);
}

const sends = (
  { cookie }: Actor,
  body: Buffer,
  type = 'application/pdf',
  id = learnerId,
): Promise<Response> =>
  fetch(`${api.url}/learners/${id}/evidence`, {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: { 'content-type': type, ...(cookie ? { cookie } : {}) },
  });
const fetches = ({ cookie }: Actor, id: string): Promise<Response> =>
  fetch(`${api.url}/evidence/${id}`, { headers: cookie ? { cookie } : {} });
const codeOf = async (answer: Response): Promise<[number, unknown]> => [
  answer.status,
  ((await answer.json()) as { code: unknown }).code,
];
async function kept(body: Buffer, type?: string): Promise<{ id: string; mediaType: string; size: number }> {
  const answer = await sends(registrar, body, type);
  expect(answer.status).toBe(201);
  return (await answer.json()) as never;
}

describe('evidence as a file', () => {
  test('is kept, named by a submission, and leaves as a file in which nothing runs', async () => {
    const { id: evidenceFileId } = await kept(PDF);
    const submission = { learnerId, assignment: 1, completedOn: systemClock.today(), evidenceFileId };
    expect(await act(north.registrar, 'submitCompletion', submission)).toMatchObject({
      __typename: 'CompletionSubmitted',
    });
    const saved = await fetches(await somebody(north.agencyId, 'AGENCY_ASSESSOR'), evidenceFileId);
    expect(Object.fromEntries(saved.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="evidence.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(Buffer.from(await saved.arrayBuffer())).toEqual(PDF);
  });

  test('a photo is upright and says nothing of who took it and where', async () => {
    const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#004400' } })
      .withMetadata({
        orientation: 6,
        exif: { IFD0: { Artist: 'Zoé Tremblay' }, IFD3: { GPSLatitude: '45/1 25/1 0/1' } },
      })
      .jpeg()
      .toBuffer();
    expect(photo.includes('Zo')).toBe(true);
    const { id, mediaType } = await kept(photo, 'image/jpeg');
    expect(mediaType).toBe('image/jpeg');
    const saved = Buffer.from(await (await fetches(registrar, id)).arrayBuffer());
    const { exif, xmp, iptc, width, height } = await sharp(saved).metadata();
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    expect([width, height]).toEqual([20, 40]);
    expect(saved.includes('Zo')).toBe(false);
  });

  test('what no submission names goes after a day; what one names stays', async () => {
    const other = await aLearner(north);
    const upload = async () =>
      ((await (await sends(registrar, PDF, 'application/pdf', other)).json()) as { id: string }).id;
    const [named, loose] = [await upload(), await upload()];
    const input = {
      learnerId: other,
      assignment: 1,
      completedOn: systemClock.today(),
      evidenceFileId: named,
    };
    await act(north.registrar, 'submitCompletion', input);
    await api.db.adminQuery(`update evidence_files set uploaded_at = now() - interval '25 hours'`);
    await upload();
    expect((await fetches(registrar, named)).status).toBe(200);
    expect(await codeOf(await fetches(registrar, loose))).toEqual([404, 'EVIDENCE_UNKNOWN']);
  });
});

describe('is refused', () => {
  test('to and from another agency, to LPHQ, to nobody, and from an assessor', async () => {
    const { id } = await kept(PDF);
    const stranger = await somebody(south.agencyId, 'AGENCY_MANAGER');
    expect(await codeOf(await fetches(stranger, id))).toEqual([404, 'EVIDENCE_UNKNOWN']);
    expect(await codeOf(await sends(stranger, PDF))).toEqual([404, 'LEARNER_UNKNOWN']);
    for (const actor of [await somebody(null), NOBODY])
      expect((await fetches(actor, id)).status).toBe(actor === NOBODY ? 401 : 403);
    const assessor = await somebody(north.agencyId, 'AGENCY_ASSESSOR');
    expect(await codeOf(await sends(assessor, PDF))).toEqual([403, 'FORBIDDEN']);
    expect(await codeOf(await sends(NOBODY, Buffer.alloc(11_000_000)))).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('as evidence for somebody else’s work', async () => {
    const { id: evidenceFileId } = await kept(PDF);
    const other = await aLearner(north);
    const input = { learnerId: other, assignment: 1, completedOn: systemClock.today(), evidenceFileId };
    expect(await act(north.registrar, 'submitCompletion', input)).toMatchObject({
      fields: [{ field: 'evidenceFileId', because: 'not-a-choice' }],
    });
  });

  test.each([
    ['another kind of file', 415, 'MEDIA_TYPE_REFUSED', PDF, 'image/svg+xml'],
    ['a page by another name', 422, 'EVIDENCE_UNREADABLE', Buffer.from('<html>'), 'image/png'],
    ['more than 10 MB', 413, 'TOO_LARGE', Buffer.alloc(10_485_761), 'application/pdf'],
  ])('%s', async (_, status, code, body, type) => {
    expect(await codeOf(await sends(registrar, body, type))).toEqual([status, code]);
  });

  test('for a learner whose enrolment rests, and by an agency that may not act', async () => {
    const resting = await aLearner(south);
    const manager = await somebody(south.agencyId, 'AGENCY_MANAGER');
    await api.db.adminQuery(
      `update enrolments set standing = 'ON_HOLD', standing_since = now() where learner_id = $1`,
      [resting],
    );
    expect(await codeOf(await sends(manager, PDF, 'application/pdf', resting))).toEqual([
      409,
      'LEARNER_NOT_ACTIVE',
    ]);
    await api.db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [
      south.agencyId,
    ]);
    expect(await codeOf(await sends(manager, PDF, 'application/pdf', resting))).toEqual([
      409,
      'AGENCY_NOT_AUTHORISED',
    ]);
  });
});

test('32 files that are two things at once: each is refused or leaves as a file of one passive kind (T13)', async () => {
  const all = await polyglots();
  expect(all.length).toBeGreaterThanOrEqual(25);
  const fates: Record<string, string> = {};
  for (const [what, body] of all) {
    for (const type of ['image/png', 'application/pdf']) {
      const answer = await sends(registrar, body, type);
      if (answer.status !== 201) {
        expect([what, answer.status]).toEqual([what, 422]);
        continue;
      }
      const { id } = (await answer.json()) as { id: string };
      const saved = await fetches(registrar, id);
      const bytes = Buffer.from(await saved.arrayBuffer());
      const mediaType = saved.headers.get('content-type') ?? '';
      fates[what] = mediaType;
      expect([what, mediaType]).not.toEqual([what, expect.stringMatching(ACTIVE)]);
      expect(saved.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(saved.headers.get('x-content-type-options')).toBe('nosniff');
      expect(saved.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      if (mediaType !== 'application/pdf') expect([what, bytes.includes('alert(1)')]).toEqual([what, false]);
    }
  }
  expect(new Set(Object.values(fates))).toEqual(new Set(['application/pdf', 'image/png', 'image/jpeg']));
});
