import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { constraintOf, query } from '#platform/persistence';
import type { Actor, MemberActor, StaffActor } from '#platform/tenancy';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Completion } from '../domain/completion.js';

type Person = MemberActor | StaffActor;

let db: TestDatabase;
let north: AgencyScene;
const lphq = aStaffMember();
const another = aStaffMember();

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  await accountsIn(db, lphq, another);
});
afterAll(() => db.close());

/** What the database says to somebody who has a login of the product and goes past its rooms. */
const runs = (actor: Actor, sql: string, values: readonly unknown[]): Promise<string> =>
  db.units
    .write(actor, async (unit) => {
      await query(unit, sql, values);
      return unit.leaveUntouched('done');
    })
    .catch((error: unknown) => constraintOf(error) ?? String(error));

const submission = async () =>
  aCompletion()
    .of(await north.enrols())
    .submittedBy(north.registrar.accountId)
    .withNewId();

/** What becomes of the statement where `$2` is whoever runs it, and where it is a colleague. */
async function inBothNames(sql: string, held: Completion, by: Person, colleague: Person): Promise<string[]> {
  const named = ({ accountId }: Person) => runs(by, sql, [held.id, accountId]);
  return [await named(by), await named(colleague)];
}
const OWN_ALONE = ['done', 'completions_written_by'];

describe('whoever goes past the rooms', () => {
  test('submits in their own name alone, at first and anew', async () => {
    const first = `insert into completions select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
      'assignment', 2, 'submitted_by', $2::text))).* from completions c where id = $1`;
    const { manager, registrar, assessor } = north;
    const waiting = await (await submission()).in(db);
    expect(await inBothNames(first, waiting, manager, registrar)).toEqual(OWN_ALONE);
    const anew = `update completions set attempt = 2, state = 'SUBMITTED', submitted_by = $2, decided_by = null,
      decided_at = null, return_reason = null where id = $1`;
    const returned = await (await submission()).returned().decidedBy(assessor.accountId).in(db);
    expect(await inBothNames(anew, returned, manager, registrar)).toEqual(OWN_ALONE);
  });

  test.each([
    ['accepts', `state = 'ACCEPTED'`],
    ['returns', `state = 'RETURNED', return_reason = 'No.'`],
  ])('%s in their own name alone', async (_, change) => {
    const waiting = await (await submission()).in(db);
    const decides = `update completions set decided_by = $2, decided_at = now(), ${change} where id = $1`;
    expect(await inBothNames(decides, waiting, north.manager, north.assessor)).toEqual(OWN_ALONE);
  });

  test('voids in their own name alone', async () => {
    const accepted = await (await submission()).accepted().decidedBy(north.assessor.accountId).in(db);
    const voids = `update completions set state = 'VOIDED', voided_by = $2, voided_at = now(), void_reason = 'No.' where id = $1`;
    expect(await inBothNames(voids, accepted, north.manager, north.registrar)).toEqual(OWN_ALONE);
  });

  test('approves and declines a day for LPHQ in their own name alone', async () => {
    const state = { state: 'AWAITING_APPROVAL', backdatedBecause: 'The post was on strike.' } as const;
    const waiting = await (await submission()).with(state).in(db);
    const approves = `update completions set state = 'SUBMITTED', approved_by = $2, approved_at = now() where id = $1`;
    expect(await inBothNames(approves, waiting, lphq, another)).toEqual(OWN_ALONE);
    const declines = `update completions set state = 'RETURNED', decided_by = $2, decided_at = now(), return_reason = 'No.'
      where id = $1`;
    expect(await inBothNames(declines, waiting, lphq, another)).toEqual(OWN_ALONE);
  });

  test('enters what was carried over from another agency in their own name alone', async () => {
    const waiting = await (await submission()).in(db);
    const carries = `insert into completions select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
      'assignment', 2, 'state', 'ACCEPTED', 'carried_from', 'transfer:T1', 'assessor_text', 'North Agency',
      'decided_at', now(), 'submitted_by', $2::text))).* from completions c where id = $1`;
    expect(await inBothNames(carries, waiting, lphq, another)).toEqual(OWN_ALONE);
  });

  test('draws no code in the name of a colleague', async () => {
    const { id } = await (await submission()).in(db);
    const draws = `insert into learner_claims (agency_id, learner_id, kind, drawn_by, drawn_at, expires_at)
      select agency_id, learner_id, 'PRINTED', $2, now(), now() + interval '1 day' from completions where id = $1`;
    expect(await runs(north.manager, draws, [id, north.manager.accountId])).toBe('done');
    expect(await runs(north.manager, draws, [id, north.registrar.accountId])).toBe('learner_claims_drawn_by');
  });
});
