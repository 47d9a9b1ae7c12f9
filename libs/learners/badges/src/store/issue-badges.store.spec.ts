import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import { type CalendarDay, parseInstant } from '#platform/clock';
import type { MemberActor } from '#platform/tenancy';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { several } from '../../../../../test/builders/job-rooms.js';
import type { IssueWish } from '../domain/decide-issue.js';
import { type IssueBadgeOutcome, IssueBadges } from '../use-cases/issue-badges.js';

const NAMED = { nameChoice: 'INITIAL_AND_FAMILY', consent: true } as const;
const EXPIRED = {
  validUntil: '2026-11-20' as CalendarDay,
  validFrom: parseInstant('2024-11-20T15:00:00Z')!,
};

let desk: BadgeDesk;
beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

type Outcomes = ReadonlyMap<string, IssueBadgeOutcome>;

/** Issues to all of them in one unit. */
function issueAll(ids: readonly string[], wish: IssueWish = NAMED, by?: MemberActor): Promise<Outcomes> {
  const manager = by ?? desk.north.manager;
  return desk.db.units.write(manager, async (unit) => {
    const outcomes = await desk.rooms.app.get(IssueBadges).within(unit, manager, ids, wish);
    const isAny = [...outcomes.values()].some(({ kind }) => kind === 'badge-prepared');
    return isAny ? outcomes : unit.leaveUntouched(outcomes);
  });
}

const standing = (id: string, change: string) =>
  desk.db.adminQuery(`update enrolments set ${change} where learner_id = $1`, [id]);

/** Learners of whom each is refused for another reason or issued in another way, made by hand. */
const KINDS: Readonly<Record<string, () => Promise<Learner>>> = {
  qualified: () => desk.north.qualifies(),
  newcomer: () => desk.north.enrols(),
  minor: async () => {
    const learner = await desk.north.qualifies();
    await standing(learner.id, `age_attested = 'MINOR_WITH_CONSENT'`);
    return learner;
  },
  'on hold': async () => {
    const learner = await desk.north.qualifies();
    await standing(learner.id, `standing = 'ON_HOLD', standing_since = now(), standing_reason = 'ill'`);
    return learner;
  },
  holder: async () => {
    const learner = await desk.north.qualifies();
    await desk.prepared(learner);
    return learner;
  },
  'whose badge expired': async () => {
    const learner = await desk.north.qualifies();
    const by = { kid: desk.rooms.kid, preparedBy: desk.north.manager.accountId };
    await aBadge().of(learner).issued().with(EXPIRED).in(desk.db, by);
    return learner;
  },
  'another agency’s': () => desk.south.qualifies(),
  nobody: async () => ({ ...(await desk.north.enrols()), id: '99999999-9999-4999-8999-999999999999' }),
};

/** What an outcome says, without what is drawn anew for every badge. */
function said(outcome: IssueBadgeOutcome | undefined): unknown {
  if (outcome === undefined || !('badge' in outcome)) return outcome;
  const { state, publicName, validUntil } = outcome.badge;
  return { kind: outcome.kind, state, publicName, validUntil };
}

describe('issuing to many', () => {
  test('says of each what the act for one says of their like, and prepares the same badges (T16)', async () => {
    const makers = Object.values(KINDS);
    const [one, many] = [[] as Learner[], [] as Learner[]];
    for (const make of [...makers, ...makers]) {
      one.push(await make());
      many.push(await make());
    }
    const outcomes = await issueAll(many.map(({ id }) => id));
    const singly = [];
    for (const learner of one) singly.push(said(await desk.issue(learner, desk.north.manager, NAMED)));
    expect(many.map(({ id }) => said(outcomes.get(id)))).toEqual(singly);
    expect(new Set(singly.map((each) => (each as { kind: string }).kind)).size).toBeGreaterThan(5);
  });

  test('gives each a code and a place of their own, lines each up once, and tells of each once', async () => {
    const learners = await several(30, desk.north.qualifies);
    const outcomes = await issueAll(learners.map(({ id }) => id));
    const ids = [...outcomes.values()].map((outcome) => ('badge' in outcome ? outcome.badge.id : ''));
    const [made] = await desk.db.adminQuery(
      `select count(*)::int as badges, count(distinct code)::int as codes, count(distinct learner_id)::int as learners,
         count(distinct (status_list, status_position))::int as places, count(t.credential_id)::int as waiting
       from badges b left join to_sign t on t.credential_id = b.id where b.id = any($1::uuid[])`,
      [ids],
    );
    expect(made).toEqual({ badges: 30, codes: 30, learners: 30, places: 30, waiting: 30 });
    for (const id of ids) {
      const { journal, outbox } = await desk.told(id);
      expect([journal.length, outbox.length]).toEqual([1, 1]);
    }
    for (const outcome of outcomes.values())
      if (outcome.kind === 'badge-prepared') expect(await desk.one(outcome.badge.id)).toEqual(outcome.badge);
  });

  test('asked for by six at once, in six orders, gives each learner one badge and nobody waits for good (T17)', async () => {
    const ids = (await several(25, desk.north.qualifies)).map(({ id }) => id);
    const orders = Array.from({ length: 6 }, (_, n) => [...ids.slice(4 * n), ...ids.slice(0, 4 * n)]);
    const answers = await Promise.all(orders.map((order) => issueAll(order)));
    const prepared = answers.flatMap((answer) =>
      [...answer.values()].filter(({ kind }) => kind === 'badge-prepared'),
    );
    expect(prepared).toHaveLength(25);
    for (const id of ids) expect(new Set(answers.map((answer) => badgeIn(answer.get(id)))).size).toBe(1);
    const rows = await desk.db.adminQuery('select from badges where learner_id = any($1::uuid[])', [ids]);
    expect(rows).toHaveLength(25);
  });

  test('takes no place where nobody is ready, and is refused to all while there is no key', async () => {
    const { north, db } = desk;
    const taken = async () =>
      (await db.adminQuery<{ taken: string }>('select sum(last_value) as taken from pg_sequences'))[0]?.taken;
    const before = await taken();
    const refused = await issueAll((await several(3, north.enrols)).map(({ id }) => id));
    expect([...refused.values()].map(({ kind }) => kind)).toEqual(Array(3).fill('not-qualified'));
    expect(await taken()).toBe(before);
    await db.adminQuery(`update signing_keys set state = 'RETIRED' where kid = $1`, [desk.rooms.kid]);
    const keyless = await issueAll([(await north.qualifies()).id, (await north.enrols()).id]);
    await db.adminQuery(`update signing_keys set state = 'ACTIVE' where kid = $1`, [desk.rooms.kid]);
    expect([...keyless.values()].map(({ kind }) => kind).sort()).toEqual([
      'agency-has-no-key',
      'not-qualified',
    ]);
  });
});

function badgeIn(outcome: IssueBadgeOutcome | undefined): string | undefined {
  return outcome && 'badge' in outcome ? outcome.badge.id : undefined;
}
