import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { AcceptCompletion, SubmitCompletion } from '#learners/completions';
import type { Learner } from '#learners/roster';

import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { DecideReview } from '../use-cases/decide-review.js';
import { UndoBadge } from '../use-cases/undo-badge.js';

/** What people and the worker may do to one learner's work and badges, in any order, legal at that moment or not. */
const ACTS = [
  ...(['issue', 'issue core', 'finish', 'suspend', 'reinstate', 'reissue', 'revoke', 'undo'] as const),
  ...(['void 1', 'void 4', 'complete', 'KEEP', 'SUSPEND', 'REVOKE'] as const),
] as const;
type Act = (typeof ACTS)[number];

const FINAL = new Set(['REVOKED', 'WITHDRAWN', 'UNDONE']);

interface Seen {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly yields_to: string | null;
  readonly reviews: number;
  readonly waits: number;
  readonly scanned: string | null;
}

let desk: BadgeDesk;

beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

async function badgesOf(learner: Learner): Promise<readonly Seen[]> {
  return desk.db.adminQuery<Seen>(
    `select b.id, b.kind, b.state, b.yields_to, (select count(*)::int from badge_reviews r where r.badge_id = b.id) as reviews,
       (select count(*)::int from to_sign t where t.credential_id = b.id) as waits,
       (select v.state from app.verify_record(b.code) v) as scanned
     from badges b where b.learner_id = $1 order by b.prepared_at, b.id`,
    [learner.id],
  );
}

async function acceptedOf({ id }: Learner): Promise<ReadonlyMap<number, string>> {
  const rows = await desk.db.adminQuery<{ id: string; assignment: number }>(
    `select id, assignment from completions where learner_id = $1 and state = 'ACCEPTED'`,
    [id],
  );
  return new Map(rows.map((row) => [row.assignment, row.id]));
}

/** Completes again, in order, whatever is open: the registrar submits, the assessor accepts. */
async function complete(learner: Learner): Promise<void> {
  const accepted = await acceptedOf(learner);
  for (const assignment of [1, 2, 3, 4].filter((number) => !accepted.has(number))) {
    const request = { learnerId: learner.id, assignment, completedOn: '2026-11-20' };
    const submitted = await desk.rooms.app
      .get(SubmitCompletion, { strict: false })
      .run(desk.north.registrar, request);
    if (submitted.kind !== 'completion-submitted') throw new Error(submitted.kind);
    const decision = { completionId: submitted.completion.id, deciderEmail: 'assessor@north.example' };
    await desk.rooms.app.get(AcceptCompletion, { strict: false }).run(desk.north.assessor, decision);
  }
}

async function perform(
  act: Act,
  learner: Learner,
  pick: (badges: readonly Seen[]) => Seen | undefined,
): Promise<unknown> {
  const badgeId = pick(await badgesOf(learner))?.id ?? '00000000-0000-4000-8000-00000000dead';
  const { manager } = desk.north;
  switch (act) {
    case 'issue':
      return desk.issue(learner);
    case 'issue core':
      return desk.issue(learner, manager, { kind: 'CC_MS' });
    case 'finish':
      return desk.rooms.finish(badgeId);
    case 'suspend':
      return desk.suspend(badgeId);
    case 'reinstate':
      return desk.reinstate(badgeId);
    case 'reissue':
      return desk.reissue(badgeId);
    case 'revoke':
      return desk.revoke(badgeId);
    case 'undo':
      return desk.rooms.app.get(UndoBadge).run(manager, { badgeId });
    case 'void 1':
    case 'void 4': {
      const id = (await acceptedOf(learner)).get(act === 'void 1' ? 1 : 4);
      return id === undefined ? undefined : desk.rooms.void({ id: id as never });
    }
    case 'complete':
      return complete(learner);
    case 'KEEP':
    case 'SUSPEND':
    case 'REVOKE':
      return desk.rooms.app
        .get(DecideReview)
        .run(manager, { badgeId, decision: act, reason: 'Looked into.' });
  }
}

/** The small model: what no order of moves may lead to. */
function faultsIn(
  badges: readonly Seen[],
  before: ReadonlyMap<string, Seen>,
  isQualified: boolean,
): string[] {
  const faults = badges.flatMap((badge) => {
    const was = before.get(badge.id);
    const isBackFromTheDead = was !== undefined && FINAL.has(was.state) && badge.state !== was.state;
    const isUnreviewed = !isQualified && badge.state === 'ISSUED' && badge.reviews === 0;
    const isShown = badge.scanned ?? 'NOTHING';
    const shows = ['ISSUED', 'SUSPENDED', 'REVOKED'].includes(badge.state) ? badge.state : 'NOTHING';
    return [
      ...(isBackFromTheDead ? [`${was.state} became ${badge.state}`] : []),
      ...(isUnreviewed ? ['in use and unreviewed without qualification'] : []),
      ...(!isQualified && badge.state === 'PREPARED' ? ['waits for a signature without qualification'] : []),
      ...(isShown === shows ? [] : [`${badge.state} and scanned as ${isShown}`]),
      ...((badge.state === 'PREPARED') === (badge.waits === 1)
        ? []
        : [`${badge.state} with ${badge.waits} in the queue`]),
    ];
  });
  const inPlace = badges.filter(({ state, yields_to }) => !FINAL.has(state) && yields_to === null);
  const inUse = badges.filter(({ state }) => state === 'ISSUED' || state === 'SUSPENDED');
  for (const held of [inPlace, inUse])
    if (new Set(held.map(({ kind }) => kind)).size !== held.length) faults.push('two of a kind');
  return faults;
}

/** Orders that are always among them, so that every state comes whatever is drawn. */
const EXAMPLES: readonly (readonly Act[])[] = [
  ['issue', 'finish', 'undo'],
  ['issue', 'revoke'],
  ['issue', 'finish', 'suspend', 'revoke'],
];

test('no order of moves leaves a revoked badge valid, or an unqualified learner with an unreviewed one', async () => {
  const seen = new Set<string>();
  const plan = fc.array(fc.tuple(fc.constantFrom(...ACTS), fc.nat(3)), { minLength: 8, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(plan, async (moves) => {
      const learner = await desk.north.qualifies();
      let before = new Map<string, Seen>();
      for (const [act, nth] of moves) {
        await perform(act, learner, (badges) => badges.at(-1 - (nth % Math.max(1, badges.length))));
        const badges = await badgesOf(learner);
        const isQualified = (await acceptedOf(learner)).size === 4;
        expect({ after: act, faults: faultsIn(badges, before, isQualified) }).toEqual({
          after: act,
          faults: [],
        });
        before = new Map(badges.map((badge) => [badge.id, badge]));
        for (const { state } of badges) seen.add(state);
      }
    }),
    { numRuns: 40, examples: EXAMPLES.map((acts) => [acts.map((act): [Act, number] => [act, 0])]) },
  );
  expect([...seen].sort()).toEqual(['ISSUED', 'PREPARED', 'REVOKED', 'SUSPENDED', 'UNDONE', 'WITHDRAWN']);
}, 180_000);
