import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Badge } from '#learners/badges';
import type { Completion } from '#learners/completions';
import { qualificationOf } from '#learners/qualification';
import { EXPIRING_WITHIN_DAYS, LEARNER_WORK, type LearnerWork, RosterReads } from '#learners/roster';
import { type CalendarDay, firstInstantOf, fixedClock, lastInstantOf, plusDays } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import { aMemberOf } from '../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../test/builders/badge.builder.js';
import { aCompletion } from '../../../../test/builders/completion.builder.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const TODAY = CLOCK.today();
const SOON = plusDays(TODAY, EXPIRING_WITHIN_DAYS);
const roster = new RosterReads(CLOCK);

/** What became of the four assignments. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  waiting: ['SUBMITTED'],
  returned: ['ACCEPTED', 'RETURNED', 'SUBMITTED'],
  'three accepted': ['ACCEPTED', 'ACCEPTED', 'ACCEPTED'],
  'the last waiting': ['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'SUBMITTED'],
  qualified: ['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'ACCEPTED'],
  voided: ['ACCEPTED', 'ACCEPTED', 'VOIDED', 'ACCEPTED'],
};

const until = (day: string): Badge =>
  aBadge()
    .issued()
    .with({ validUntil: day as CalendarDay })
    .build();
const BADGES: Readonly<Record<string, Badge | null>> = {
  none: null,
  prepared: aBadge().build(),
  'issued for long': until('2028-11-20'),
  'issued and soon over': until(SOON),
  'issued for a day longer': until(plusDays(SOON, 1)),
  'valid to the end of today': until(TODAY),
  'over since yesterday': until(plusDays(TODAY, -1)),
  'issued, beginning tomorrow': aBadge()
    .issued()
    .with({ validFrom: firstInstantOf(plusDays(TODAY, 1)), validUntil: '2028-11-20' as CalendarDay })
    .build(),
  suspended: aBadge().suspended().build(),
  revoked: aBadge().revoked().build(),
  withdrawn: aBadge().withdrawn().build(),
  undone: aBadge().undone().build(),
};

interface File {
  readonly id: string;
  readonly name: string;
  readonly completions: readonly Completion[];
  readonly badge: Badge | null;
  readonly isActive: boolean;
  /** Somebody must decide about the badge. */
  readonly hasOpenReview?: boolean;
  /** Somebody has, and it stays. */
  readonly isKept?: boolean;
  /** Nobody could tell the holder what became of it. */
  readonly isToBeTold?: boolean;
}

let db: TestDatabase;
let scene: AgencyScene;
let files: File[];

/** A learner for every file and every badge, in an agency and in another one. */
beforeAll(async () => {
  db = await openTestDatabase();
  await accountOfVoider('a0000000-0000-4000-8000-00000000000c' as AccountId);
  await anAgencyOfAll();
  files = await anAgencyOfAll();
}, 120_000);
afterAll(() => db.close());

async function anAgencyOfAll(): Promise<File[]> {
  scene = await anAgencyScene(db);
  const kid = await aSigningKey().in(db, scene.agency);
  const made: File[] = [];
  for (const states of Object.keys(FILES))
    for (const badge of Object.keys(BADGES)) made.push(await aFile(states, badge, kid));
  for (const states of Object.keys(FILES)) made.push(await atRest(await aFile(states, 'none', kid)));
  made.push(await atRest(await aFile('voided', 'issued and soon over', kid)));
  for (const states of ['voided', 'qualified'])
    for (const decision of [null, 'KEEP'])
      made.push(await reviewed(await aFile(states, 'issued for long', kid), decision));
  for (const state of ['NO_ADDRESS', 'REFUSED', 'MAILED', 'WAITING', 'TOLD'])
    made.push(await noticed(await aFile('qualified', 'suspended', kid), state));
  return made;
}

/** There is nothing to do about them; what they hold is still looked after. */
async function atRest(file: File): Promise<File> {
  await db.adminQuery(`update enrolments set standing = 'ON_HOLD' where learner_id = $1`, [file.id]);
  return { ...file, name: `${file.name} / on hold`, isActive: false };
}

async function reviewed(file: File, decision: string | null): Promise<File> {
  await db.adminQuery(
    `insert into badge_reviews (agency_id, badge_id, completion_id, opened_by, opened_at, decision, decided_by, decided_at, reason)
     select c.agency_id, $2, c.id, $3, now(), $4::text, case when $4::text is null then null else $3::uuid end,
       case when $4::text is null then null else now() end, $4::text
     from completions c where c.learner_id = $1 and c.assignment = 3`,
    [file.id, file.badge?.id, scene.manager.accountId, decision],
  );
  return {
    ...file,
    name: `${file.name} / reviewed ${decision}`,
    hasOpenReview: decision === null,
    isKept: decision !== null,
  };
}

async function noticed(file: File, state: string): Promise<File> {
  await db.adminQuery(
    `insert into badge_notices (agency_id, learner_id, badge_id, about, reason, made_at, state, settled_at, told_by)
     select agency_id, learner_id, id, 'SUSPENDED', 'OTHER', now(), $2::text,
       case when $2::text in ('WAITING', 'NO_ADDRESS') then null else now() end,
       case when $2::text = 'TOLD' then $3::uuid end from badges where id = $1`,
    [file.badge?.id, state, scene.manager.accountId],
  );
  return { ...file, name: `${file.name} / ${state}`, isToBeTold: ['NO_ADDRESS', 'REFUSED'].includes(state) };
}

async function accountOfVoider(id: AccountId): Promise<void> {
  await db.adminQuery(
    `insert into accounts (id, email, display_name, password_hash) values ($1, 'voider@example.org', 'Somebody', '-')`,
    [id],
  );
}

async function aFile(states: string, badgeName: string, kid: string): Promise<File> {
  const learner = await scene.enrols();
  const waiting = aCompletion().of(learner).submittedBy(scene.registrar.accountId);
  const forms = {
    SUBMITTED: () => waiting,
    ACCEPTED: () => waiting.accepted().decidedBy(scene.assessor.accountId),
    RETURNED: () => waiting.returned().decidedBy(scene.assessor.accountId),
    VOIDED: () => waiting.voided().decidedBy(scene.assessor.accountId),
  };
  const completions: Completion[] = [];
  for (const [at, state] of (FILES[states] ?? []).entries())
    completions.push(
      await forms[state as keyof typeof forms]()
        .ofAssignment(at + 1)
        .withNewId()
        .in(db),
    );
  const made = BADGES[badgeName] ?? null;
  const { id: _, code: __, learnerId: ___, agencyId: ____, ...like } = made ?? aBadge().build();
  const { programmeVersionId: _____, ...shape } = like;
  const badge =
    made && (await aBadge().with(shape).of(learner).in(db, { kid, preparedBy: scene.manager.accountId }));
  return { id: learner.id, name: `${states} / ${badgeName}`, completions, badge, isActive: true };
}

const isQualified = ({ completions }: File): boolean =>
  qualificationOf(completions, scene.programme).kind === 'qualified';
const isInTheWay = (file: File): boolean =>
  file.badge?.state === 'PREPARED' || file.badge?.state === 'SUSPENDED' || isInUse(file);
const isInUse = ({ badge }: File): boolean =>
  badge?.state === 'ISSUED' && lastInstantOf(badge.validUntil) > CLOCK.now();
const isValid = (file: File): boolean => isInUse(file) && file.badge!.validFrom <= CLOCK.now();
const has = (state: string) => (file: File) =>
  file.isActive && file.completions.some((each) => each.state === state);

/** Who belongs in each list, by the rooms' own decisions. */
const BELONGS: Readonly<Record<LearnerWork, (file: File) => boolean>> = {
  WAITING_FOR_ASSESSMENT: has('SUBMITTED'),
  RETURNED: has('RETURNED'),
  READY_FOR_BADGE: (file) => file.isActive && isQualified(file) && !isInTheWay(file),
  BADGE_VALID: isValid,
  BADGE_EXPIRING: (file) => isValid(file) && file.badge!.validUntil <= SOON,
  IN_PROGRESS: (file) => file.isActive && !isQualified(file),
  BADGE_RESTS_ON_VOIDED: (file) =>
    isInUse(file) && (file.hasOpenReview === true || (!isQualified(file) && file.isKept !== true)),
  HOLDER_TO_BE_TOLD: (file) => file.isToBeTold === true,
};

describe.each(LEARNER_WORK)('%s', (work) => {
  test('holds those who belong there, and nobody else', async () => {
    const found = await db.units.read(aMemberOf(scene.agency.id), (unit) =>
      roster.page(unit, { first: 100, after: null }, { work }),
    );
    const nameOf = new Map(files.map(({ id, name }) => [id, name]));
    const expected = files.filter(BELONGS[work]).map(({ name }) => name);
    expect(expected.length).toBeGreaterThan(0);
    expect(found.rows.map(({ learner }) => nameOf.get(learner.id)).toSorted()).toEqual(expected.toSorted());
  });

  test('is counted as it is listed, alone and among all', async () => {
    const seen = await db.units.read(aMemberOf(scene.agency.id), async (unit) => ({
      counted: await roster.count(unit, { work }),
      toDo: (await roster.toDo(unit)).get(work),
      ids: (await roster.idsMatching(unit, { work }, [], 1_000)).length,
    }));
    const size = files.filter(BELONGS[work]).length;
    expect(seen).toEqual({ counted: size, toDo: size, ids: size });
  });
});
