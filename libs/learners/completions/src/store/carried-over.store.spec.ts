import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import { parseInstant, systemClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { constraintOf, query, type WriteUnit } from '#platform/persistence';
import type { Actor } from '#platform/tenancy';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { AcceptedElsewhere } from '../domain/carried-over.js';
import type { Completion } from '../domain/completion.js';
import { CarryOver } from '../use-cases/carry-over.js';
import { CompletionReads } from './completion.reads.js';
import { CompletionStore } from './completion.store.js';

let db: TestDatabase;
let north: AgencyScene;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
});
afterAll(() => db.close());

const LATER = parseInstant('2026-11-21T15:00:00Z')!;

const work = (from: AcceptedElsewhere['from']): AcceptedElsewhere => ({
  ...aCompletion().build(),
  from,
  submittedBy: north.registrar.accountId,
  judgedBy: from.startsWith('version:')
    ? { account: north.assessor.accountId }
    : { name: 'R. Okafor, assessor until 2025' },
  decidedAt: LATER,
});

const carries = (actor: Actor, learner: Learner, works: readonly AcceptedElsewhere[]): Promise<unknown> =>
  db.units.write(actor, (unit) =>
    new CarryOver(new CompletionStore(), new Journal(systemClock)).within(unit, learner, works),
  );

const refusal = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => constraintOf(error) ?? String(error),
  );

/** The learner as they are once they were moved to another version. */
async function moved(learner: Learner): Promise<Learner> {
  const { id: programmeVersionId } = await aProgramme().ofEdition(`after-${randomUUID()}`).in(db);
  return { ...learner, enrolment: { ...learner.enrolment, programmeVersionId } };
}

describe('work that was judged elsewhere', () => {
  test.each(['transfer:T1'] as const)('counts as %s once LPHQ enters it', async (from) => {
    const learner = await north.enrols();
    const staff = { ...aStaffMember(), agencyId: north.agency.id };
    await accountsIn(db, staff);
    const entered = { ...work(from), submittedBy: staff.accountId };
    expect(await refusal(carries(staff, learner, [entered]))).toBe('done');
    const held = await db.units.read(north.manager, (unit) =>
      new CompletionReads().ofLearners(unit, [learner.id]),
    );
    expect(held.get(learner.id)).toMatchObject([
      {
        state: 'ACCEPTED',
        carriedFrom: from,
        decidedBy: null,
        assessorText: 'R. Okafor, assessor until 2025',
      },
    ]);
  });

  test.each(['transfer:T1', 'earlier-records:B1'] as const)(
    'is not an agency’s to enter as %s',
    async (from) => {
      expect(await refusal(carries(north.manager, await north.enrols(), [work(from)]))).toBe(
        'completions_carried',
      );
    },
  );

  test('counts under another version where it was accepted under the one before, by the same two people', async () => {
    const learner = await north.enrols();
    const before = aCompletion().of(learner).submittedBy(north.registrar.accountId).withNewId();
    const later = await moved(learner);
    const from = `version:${north.programme.edition}` as const;
    expect(await refusal(carries(north.manager, later, [work(from)]))).toBe('completions_carried');

    await before.accepted().decidedBy(north.assessor.accountId).in(db);
    const byAnother = { ...work(from), judgedBy: { account: north.manager.accountId } };
    expect(await refusal(carries(north.manager, later, [byAnother]))).toBe('completions_carried');
    expect(await refusal(carries(north.manager, later, [work('version:1999')]))).toBe('completions_carried');
    expect(await refusal(carries(north.manager, later, [work(from)]))).toBe('done');
  });

  test('counts under another version for the learner who did it, where they did it and where it stands', async () => {
    const [learner, other] = [await north.enrols(), await north.enrols()];
    const from = `version:${north.programme.edition}` as const;
    const done = aCompletion().submittedBy(north.registrar.accountId);
    await done.of(learner).returned().decidedBy(north.assessor.accountId).withNewId().in(db);
    await done.of(other).accepted().decidedBy(north.assessor.accountId).withNewId().in(db);
    const carried = (whose: Learner, assignment: number) =>
      moved(whose).then((later) => refusal(carries(north.manager, later, [{ ...work(from), assignment }])));
    expect(await carried(learner, 1)).toBe('completions_carried');
    expect(await carried(other, 2)).toBe('completions_carried');
    expect(await carried(other, 1)).toBe('done');
  });

  test('goes back for a new submission once it was voided, and is judged here from then on', async () => {
    const learner = await north.enrols();
    const carried = await aCompletion()
      .of(learner)
      .submittedBy(north.registrar.accountId)
      .carriedFrom('transfer:T1')
      .withNewId()
      .in(db);
    const store = new CompletionStore();
    const moves = (completion: Completion) => (unit: WriteUnit) =>
      store.save(unit, completion, learner).then(() => unit.leaveUntouched('saved'));
    const voided = {
      state: 'VOIDED',
      voidedBy: north.manager.accountId,
      voidedAt: LATER,
      voidReason: 'x',
    } as const;
    const again = aCompletion()
      .of(learner)
      .submittedBy(north.manager.accountId)
      .with({ id: carried.id, attempt: 2 })
      .build();
    expect(await refusal(db.units.write(north.manager, moves(again)))).toBe('completions_moves');
    const both = db.units.write(north.manager, async (unit) => {
      await store.saveVoided(unit, [{ completion: { ...carried, ...voided }, learner }]);
      return moves(again)(unit);
    });
    expect(await refusal(both)).toBe('done');
  });
});

describe('the table refuses', () => {
  test.each([
    ['what nobody judged', { assessorText: null }, 'completions_decided'],
    ['two who judged', { decidedBy: 'assessor' }, 'completions_decided'],
    ['a name where two people of the agency judge', { carriedFrom: null }, 'completions_decided'],
    ['work that is carried over and waits', { state: 'SUBMITTED' as const }, 'completions_decided'],
    ['an origin of no kind', { carriedFrom: 'hearsay:B1' }, 'completions_carried_from'],
    ['an origin without a name', { carriedFrom: 'transfer: ' }, 'completions_carried_from'],
    ['an assessor without a name', { assessorText: '' }, 'completions_assessor_text'],
  ])('%s', async (_, different, constraint) => {
    const builder = aCompletion()
      .of(await north.enrols())
      .submittedBy(north.registrar.accountId)
      .carriedFrom('transfer:T1')
      .withNewId();
    const named = 'decidedBy' in different ? { decidedBy: north.assessor.accountId } : different;
    expect(await refusal(builder.with(named as Partial<Completion>).in(db))).toBe(constraint);
  });

  test('a change of what was carried over but its voiding', async () => {
    const { id } = await aCompletion()
      .of(await north.enrols())
      .submittedBy(north.registrar.accountId)
      .carriedFrom('transfer:T1')
      .withNewId()
      .in(db);
    for (const change of [`assessor_text = 'me'`, `carried_from = 'version:2026'`])
      expect(
        await refusal(
          db.units.write(north.manager, async (unit) => {
            await query(unit, `update completions set ${change} where id = $1`, [id]);
            return unit.leaveUntouched('done');
          }),
        ),
      ).toBe('completions_moves');
  });
});
