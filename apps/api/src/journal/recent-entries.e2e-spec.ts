import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { turnedAway } from '../../../../test/harness/answers.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aSubmission, aTeam, type Team } from '../../../../test/harness/team.js';

let api: TestApi;
let team: Team;
let other: Team;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  team = await aTeam(api, 'recent');
  other = await aTeam(api, 'elsewhere');
});
afterAll(() => api.close());

const RECENT = `query ($first: Int!) { recentEntries(first: $first) {
  entry { type actor } learner { id displayName } badgeId } }`;

async function recent(person: Person, first: number): Promise<Record<string, unknown>[]> {
  const { body } = await person.asks(RECENT, { first });
  expect(body.errors).toBeUndefined();
  return body.data?.['recentEntries'] as Record<string, unknown>[];
}

describe('what happened last', () => {
  test('is told everybody of the agency, by whom and about whom, the newest first', async () => {
    const id = await aLearner(team);
    await aSubmission(team, id);
    const learner = { id, displayName: expect.any(String) };
    for (const person of [team.manager, team.registrar, team.assessor])
      expect(await recent(person, 2)).toEqual([
        { entry: { type: 'completion.submitted', actor: 'Registrar' }, learner, badgeId: null },
        { entry: { type: 'learner.enrolled', actor: 'Registrar' }, learner, badgeId: null },
      ]);
  });

  test('names nobody where it is about no learner', async () => {
    await act(team.manager, 'changeOrganisation', { phone: '613-555-0188', email: 'new@example.org' });
    expect(await recent(team.assessor, 1)).toEqual([
      { entry: { type: 'agency.contacts-changed', actor: 'Manager' }, learner: null, badgeId: null },
    ]);
  });

  test('leads to the badge that it happened to', async () => {
    const [learnerId, badgeId] = [await aLearner(team), '00000000-0000-4000-8000-00000000ba01'];
    await api.db.adminQuery(
      `insert into journal_entries (id, agency_id, recorded_at, type, object_kind, object_id, subject_id, entry)
       values (gen_random_uuid(), $1, now() + interval '1 minute', 'badge.issued', 'badge', $2, $3, '{"facts":{}}')`,
      [team.agencyId, badgeId, learnerId],
    );
    expect(await recent(team.manager, 1)).toMatchObject([
      { entry: { type: 'badge.issued', actor: null }, learner: { id: learnerId }, badgeId },
    ]);
  });

  test('elsewhere is nobody’s business here', async () => {
    await aLearner(other);
    const types = (await recent(other.manager, 20)).map(({ entry }) => (entry as { type: string }).type);
    expect(types).toContain('learner.enrolled');
    expect(types).not.toContain('completion.submitted');
    expect(types).not.toContain('badge.issued');
  });

  test.each([0, -1, 21])('is refused for a list of %i', async (first) => {
    expect(turnedAway(await team.manager.asks(RECENT, { first }))).toBe('BAD_USER_INPUT');
  });

  test('is not for LPHQ, whose people belong to no agency', async () => {
    const staff = await api.person('Staff', null);
    expect(turnedAway(await staff.asks(RECENT, { first: 5 }))).toBe('FORBIDDEN');
  });
});
