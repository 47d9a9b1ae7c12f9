import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { VoidCompletion, type VoidCompletionOutcome, VoidCompletions } from '#learners/completions';
import type { ProgrammeVersion } from '#learners/programme';
import type { Learner } from '#learners/roster';
import { parseInstant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { several } from '../../../../../test/builders/job-rooms.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';

const REASON = 'Not their logbook.';
const LAST = 4;
const YESTERDAY = {
  preparedAt: parseInstant('2026-11-20T15:00:00Z')!,
  issuedAt: parseInstant('2026-11-20T15:00:01Z')!,
};

let desk: BadgeDesk;
/** Its version suspends what rests on voided work; the agency's own has somebody decide. */
let strict: ProgrammeVersion;
beforeAll(async () => {
  desk = await BadgeDesk.open();
  strict = await aProgramme().withPolicies({ whenVoided: 'SUSPEND' }).in(desk.db);
});
afterAll(() => desk.rooms.close());

type Who = Pick<Learner, 'id'>;

async function issued(): Promise<Learner> {
  const learner = await desk.north.qualifies();
  await desk.issued(learner);
  return learner;
}

async function issuedStrictly(): Promise<Learner> {
  const { north, db } = desk;
  const enrolled = await north.enrols();
  await db.adminQuery('update enrolments set programme_version_id = $2 where learner_id = $1', [
    ...[enrolled.id, strict.id],
  ]);
  const learner = { ...enrolled, enrolment: { ...enrolled.enrolment, programmeVersionId: strict.id } };
  const work = aCompletion().of(learner).submittedBy(north.registrar.accountId).accepted();
  for (const { number } of strict.assignments)
    await work.decidedBy(north.assessor.accountId).ofAssignment(number).withNewId().in(db);
  await desk.issued(learner);
  return learner;
}

/** The badge that is to be replaced is a day older than the one that waits. */
async function reissued(): Promise<Learner> {
  const { north, db, rooms } = desk;
  const learner = await north.qualifies();
  const by = { kid: rooms.kid, preparedBy: north.manager.accountId };
  const old = await aBadge().of(learner).issued().with(YESTERDAY).in(db, by);
  await desk.reissued(old.id);
  return learner;
}

async function prepared(): Promise<Learner> {
  const learner = await desk.north.qualifies();
  await desk.prepared(learner);
  return learner;
}

async function suspended(): Promise<Learner> {
  const learner = await issued();
  const [badge] = await desk.ofLearner(learner);
  await desk.suspend(badge!.id);
  return learner;
}

async function transferred(): Promise<Learner> {
  const learner = await desk.north.qualifies();
  await desk.db.adminQuery(`update enrolments set standing = 'TRANSFERRED' where learner_id = $1`, [
    learner.id,
  ]);
  return learner;
}

async function waiting(): Promise<Learner> {
  const { north, db } = desk;
  const learner = await north.enrols();
  const work = aCompletion().of(learner).submittedBy(north.registrar.accountId).ofAssignment(LAST);
  await work.withNewId().in(db);
  return learner;
}

async function voided(): Promise<Learner> {
  const learner = await issued();
  await voidOne(learner);
  return learner;
}

/** Learners with what becomes of their badges, or why their work is not voided. */
const KINDS: readonly (readonly [string | null, () => Promise<Who>])[] = [
  [null, () => desk.north.qualifies()],
  ['withdrawn', prepared],
  ['under-review', issued],
  ['suspended', issuedStrictly],
  ['withdrawn', reissued],
  ['suspended', suspended],
  [null, transferred],
  ['completion-not-accepted', waiting],
  ['completion-not-accepted', voided],
  ['completion-unknown', () => desk.north.enrols()],
  ['completion-unknown', () => desk.south.qualifies()],
  ['completion-unknown', async () => ({ id: 'not-an-id' })],
];
const GOOD = 7;

function voidAll(learners: readonly Who[], reason = REASON) {
  const { manager } = desk.north;
  const ids = learners.map(({ id }) => id);
  return desk.db.units.write(manager, async (unit: WriteUnit) => {
    const request = { assignment: LAST, reason };
    const outcomes = await desk.rooms.app.get(VoidCompletions).within(unit, manager, ids, request);
    const isAny = [...outcomes.values()].some(({ kind }) => kind === 'completion-voided');
    return isAny ? outcomes : unit.leaveUntouched(outcomes);
  });
}

async function voidOne({ id }: Who): Promise<VoidCompletionOutcome> {
  const [completion] = await desk.db.adminQuery<{ id: string }>(
    'select id from completions where learner_id::text = $1 and assignment = 4',
    [id],
  );
  const request = { completionId: completion?.id ?? 'not-an-id', reason: REASON };
  return desk.rooms.app.get(VoidCompletion).run(desk.north.manager, request);
}

/** Without what names the learner, the work and the badge. */
function said(outcome: VoidCompletionOutcome | undefined): unknown {
  if (outcome?.kind !== 'completion-voided') return outcome;
  const { completion, badge } = outcome;
  const { id: _, learnerId: __, ...work } = { ...completion, programmeVersionId: '' };
  return { work, became: badge?.became ?? null };
}

async function left({ id }: Who): Promise<unknown> {
  const [rows, badges, journal, outbox] = await Promise.all(
    [
      `select assignment, state, attempt, decided_by, decided_at, outcomes_met, voided_by, voided_at, void_reason
       from completions where learner_id::text = $1 order by assignment`,
      `select b.state, b.revocation_reason, b.revoked_by, b.suspension_reason, b.suspended_by, b.yields_to is null as stands,
         r.decision, r.opened_by, r.completion_id in (select id from completions where learner_id = b.learner_id) as theirs,
         exists (select from to_sign t where t.credential_id = b.id) as waits
       from badges b left join badge_reviews r on r.badge_id = b.id where b.learner_id::text = $1 order by b.prepared_at, b.state`,
      'select type, actor_id from journal_entries where subject_id::text = $1 order by id',
      `select type from outbox where payload ->> 'badgeId' in (select id::text from badges where learner_id::text = $1)
         or payload ->> 'completionId' in (select id::text from completions where learner_id::text = $1) order by created_at, type`,
    ].map((sql) => desk.db.adminQuery(sql, [id])),
  );
  return { rows, badges, journal, outbox };
}

async function made(kinds = KINDS): Promise<Who[]> {
  const learners: Who[] = [];
  for (const [, make] of kinds) learners.push(await make());
  return learners;
}

describe('voiding many', () => {
  test('says of each what the act for one says of their like, and leaves the same behind (T14)', async () => {
    const [one, many] = [await made(), await made()];
    const outcomes = await voidAll(many);
    const became = many.map(({ id }) => {
      const outcome = outcomes.get(id);
      return outcome?.kind === 'completion-voided' ? (outcome.badge?.became ?? null) : outcome?.kind;
    });
    expect(became).toEqual(KINDS.map(([kind]) => kind));
    const singly = [];
    for (const learner of one) singly.push(said(await voidOne(learner)));
    expect(many.map(({ id }) => said(outcomes.get(id)))).toEqual(singly);
    for (const [at, learner] of many.entries()) expect(await left(learner)).toEqual(await left(one[at]!));
    expect(await left(many[0]!)).toMatchObject({ outbox: [] });
    expect(await left(many[GOOD - 1]!)).toMatchObject({
      outbox: [{ type: 'completion.voided-after-transfer' }],
    });
  });

  test('moves exactly the badges of those whose work is voided, and writes nothing of the others', async () => {
    const good = await made(KINDS.slice(0, GOOD));
    const bad = await made(KINDS.slice(GOOD));
    const bystanders = [await issued(), await prepared()];
    const others = [...bad, ...bystanders];
    const before = await Promise.all(others.map(left));
    const outcomes = await voidAll(
      bad.flatMap((each, at) => [each, good[at]!]).concat(good.slice(bad.length)),
    );
    expect(await Promise.all(others.map(left))).toEqual(before);
    const done = [...outcomes].filter(([, { kind }]) => kind === 'completion-voided');
    expect(done.map(([id]) => id).sort()).toEqual(good.map(({ id }) => id).sort());
    const badges = async (at: number) => ((await left(good[at]!)) as { badges: object[] }).badges;
    expect(await badges(1)).toMatchObject([{ state: 'WITHDRAWN', waits: false, decision: null }]);
    expect(await badges(2)).toMatchObject([{ state: 'ISSUED', decision: null, theirs: true }]);
    expect(await badges(3)).toMatchObject([{ state: 'SUSPENDED', theirs: null }]);
    expect(await badges(4)).toMatchObject([
      { state: 'ISSUED', stands: true, theirs: true },
      { state: 'WITHDRAWN', theirs: null },
    ]);
  });

  test('names to each the badge that is theirs', async () => {
    const learners = await several(3, issued);
    const outcomes = await voidAll([...learners].reverse());
    for (const learner of learners) {
      const [badge] = await desk.ofLearner(learner);
      expect(outcomes.get(learner.id)).toMatchObject({ badge: { id: badge!.id, became: 'under-review' } });
    }
  });

  test('refuses all alike where no reason is given, and writes nothing', async () => {
    const learners = [await issued(), await prepared()];
    const before = await Promise.all(learners.map(left));
    const outcomes = await voidAll(learners, ' ');
    for (const { id } of learners)
      expect(outcomes.get(id)).toMatchObject({ kind: 'invalid-input', problems: [{ field: 'reason' }] });
    expect(await Promise.all(learners.map(left))).toEqual(before);
  });
});
