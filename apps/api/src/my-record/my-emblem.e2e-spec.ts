import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { constraintOf, query } from '#platform/persistence';

import { aBadge } from '../../../../test/builders/badge.builder.js';
import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';
import { aLearnerSession, type LearnerBrowser, provedMinutesAgo } from '../../../../test/harness/learners.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, type Answer, aTeam, qualifies, type Team } from '../../../../test/harness/team.js';

const CHOOSE = `mutation ($input: ChooseMyEmblemInput!) { chooseMyEmblem(input: $input) { __typename
  ... on MyEmblemChosen { emblem } ... on Problem { message } } }`;
const EMBLEM = `query ($id: ID!) { myBadgeEmblem(id: $id) { emblem chosenAt canChoose } }`;
const BADGE = `query ($id: ID!) { badge(id: $id) { emblem emblemChosenAt } }`;
const STAR = { emblem: 'WHITE_STAR', consent: true };

let api: TestApi;
let north: Team;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  north = await aTeam(api, 'north');
  await aSigningKey().in(api.db, { id: north.agencyId as never });
});
afterAll(() => api.close());

interface Holder {
  readonly learnerId: string;
  readonly badgeId: string;
  readonly browser: LearnerBrowser;
}

async function aHolder(more: Record<string, unknown> = {}): Promise<Holder> {
  const learnerId = await aLearner(north);
  await qualifies(north, learnerId);
  const wish = { learnerId, kind: 'MSQ', nameChoice: 'NONE', consent: false, ...more };
  const { badge } = await act(north.manager, 'issueBadge', wish);
  const { id: badgeId } = badge as { id: string };
  return { learnerId, badgeId, browser: await aLearnerSession(api, north, learnerId) };
}

async function chooses({ browser, badgeId }: Holder, wish: object, id = badgeId): Promise<Answer> {
  const { body } = await browser.person.asks(CHOOSE, { input: { badgeId: id, ...wish } });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data?.['chooseMyEmblem'] as Answer;
}

const seen = async ({ browser, badgeId }: Holder): Promise<unknown> =>
  (await browser.person.asks(EMBLEM, { id: badgeId })).body.data?.['myBadgeEmblem'];
const agencySees = async ({ badgeId }: Holder): Promise<unknown> =>
  (await north.manager.asks(BADGE, { id: badgeId })).body.data?.['badge'];
const NOBODYS = { emblem: 'NEUTRAL', chosenAt: null, canChoose: true };

describe('the holder of a badge', () => {
  test('chooses the White Star after the warning, which the agency then reads as their own choice', async () => {
    const holder = await aHolder();
    expect(await seen(holder)).toEqual(NOBODYS);
    expect(await chooses(holder, { emblem: 'WHITE_STAR', consent: false })).toMatchObject({
      __typename: 'ConsentMissing',
    });
    expect(await seen(holder)).toEqual(NOBODYS);
    expect(await chooses(holder, STAR)).toEqual({ __typename: 'MyEmblemChosen', emblem: 'WHITE_STAR' });
    const own = { emblem: 'WHITE_STAR', emblemChosenAt: expect.stringMatching(/^20/) as unknown };
    expect(await agencySees(holder)).toEqual(own);
  });

  test('takes it back without a word, also where the agency had recorded it', async () => {
    const holder = await aHolder({ emblem: 'WHITE_STAR', emblemConsent: true });
    expect(await agencySees(holder)).toEqual({ emblem: 'WHITE_STAR', emblemChosenAt: null });
    expect(await chooses(holder, { emblem: 'NEUTRAL', consent: false })).toMatchObject({ emblem: 'NEUTRAL' });
    expect(await seen(holder)).toMatchObject({ emblem: 'NEUTRAL', chosenAt: expect.any(String) as unknown });
  });

  test('keeps the very badge: its code, claim and place stay', async () => {
    const holder = await aHolder();
    const claim = () =>
      api.db.adminQuery(
        'select code, jwt_payload, cwt_payload, status_list, status_position, state from badges where id = $1',
        [holder.badgeId],
      );
    const before = await claim();
    await chooses(holder, STAR);
    expect(await claim()).toEqual(before);
  });

  test('is told in the journal without saying which, and once for one choice', async () => {
    const holder = await aHolder();
    await chooses(holder, STAR);
    await chooses(holder, STAR);
    const told = await api.db.adminQuery<{ entry: Buffer }>(
      `select entry from journal_entries where subject_id = $1 and type = 'badge.emblem-chosen'`,
      [holder.learnerId],
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.entry.toString('utf8')).not.toContain('STAR');
  });

  test('wants a fresh sign-in to choose, and one of this day to see it', async () => {
    const holder = await aHolder();
    const code = async (text: string, variables: Record<string, unknown>) =>
      (await holder.browser.person.asks(text, variables)).body.errors?.[0]?.extensions?.['code'];
    await provedMinutesAgo(api, 16);
    const input = { badgeId: holder.badgeId, ...STAR };
    expect(await code(CHOOSE, { input })).toBe('FRESH_SIGN_IN_NEEDED');
    await provedMinutesAgo(api, 12 * 60 + 1);
    expect(await code(EMBLEM, { id: holder.badgeId })).toBe('SIGN_IN_NEEDED');
    expect(await agencySees(holder)).toMatchObject({ emblem: 'NEUTRAL' });
  });

  test('has no say about another’s badge, nor about one that was taken back', async () => {
    const [holder, other] = [await aHolder(), await aHolder()];
    for (const id of [other.badgeId, 'x', '00000000-0000-4000-8000-00000000dead'])
      expect(await chooses(holder, STAR, id)).toMatchObject({ __typename: 'MyBadgeUnknown' });
    expect(await agencySees(other)).toMatchObject({ emblem: 'NEUTRAL' });
    await act(north.manager, 'revokeBadge', { badgeId: holder.badgeId, reason: 'OTHER', note: 'A sample.' });
    const over = await chooses(holder, STAR);
    expect(['MyBadgeUnknown', 'MyBadgeNotInUse']).toContain(over.__typename);
  });
});

describe('past every act, the database lets a learner', () => {
  const tries = async ({ learnerId, badgeId }: Holder, set: string, as?: string): Promise<string> => {
    const [row] = await api.db.adminQuery<{ account: string }>(
      'select account_id as account from learners where id = $1',
      [learnerId],
    );
    const accountId = (as ?? row?.account) as never;
    const actor = {
      kind: 'learner',
      agencyId: north.agencyId,
      learnerId,
      accountId,
      roles: [],
      requestId: 't',
    };
    return api.db.units
      .write(actor as never, async (unit) => {
        await query(unit, `update badges set ${set} where id = $1`, [badgeId]);
        return unit.leaveUntouched('done');
      })
      .catch((error: unknown) => constraintOf(error) ?? (error as { code?: string }).code ?? String(error));
  };

  test('choose an emblem as their own, and change nothing else of the badge', async () => {
    const holder = await aHolder();
    const star = `emblem = 'WHITE_STAR'`;
    expect(await tries(holder, `${star}, emblem_chosen_at = now()`)).toBe('done');
    expect(await tries(holder, star)).toBe('badges_moves');
    expect(await tries(holder, `state = 'REVOKED'`)).toMatch(/permission denied|42501/);
    expect(
      await tries(holder, `${star}, emblem_chosen_at = now()`, '00000000-0000-4000-8000-00000000dead'),
    ).toBe('badges_moves');
  });

  test('choose nothing of a badge that was taken back', async () => {
    const holder = await aHolder();
    await api.db.adminQuery('delete from to_sign where credential_id = $1', [holder.badgeId]);
    const [row] = await api.db.adminQuery<{ kid: string; by: string; version: string }>(
      'select kid, prepared_by as by, programme_version_id as version from badges where id = $1',
      [holder.badgeId],
    );
    const revoked = await aBadge()
      .revoked()
      .with({
        agencyId: north.agencyId as never,
        learnerId: holder.learnerId,
        programmeVersionId: row?.version ?? '',
      })
      .in(api.db, { kid: row?.kid ?? '', preparedBy: row?.by ?? '' });
    const set = `emblem = 'WHITE_STAR', emblem_chosen_at = now()`;
    expect(await tries({ ...holder, badgeId: revoked.id }, set)).toBe('badges_moves');
  });
});
