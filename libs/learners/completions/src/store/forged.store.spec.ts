import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { constraintOf, query } from '#platform/persistence';
import type { Actor } from '#platform/tenancy';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Completion } from '../domain/completion.js';

let db: TestDatabase;
let north: AgencyScene;
const lphq = aStaffMember();

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  await accountsIn(db, lphq);
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

const held = async (different: Partial<Completion>): Promise<Completion> =>
  aCompletion()
    .of(await north.enrols())
    .submittedBy(north.registrar.accountId)
    .with(different)
    .withNewId()
    .in(db);
const AWAITS = { state: 'AWAITING_APPROVAL', backdatedBecause: 'The post was on strike.' } as const;

const ANOTHER = `insert into completions select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
  'assignment', 2) || $2)).* from completions c where id = $1`;

describe('an agency that goes past the rooms', () => {
  const accepted = () => ({
    ...{ state: 'ACCEPTED', decided_by: north.assessor.accountId, decided_at: '2026-11-21T15:00:00Z' },
  });

  test('enters nothing as accepted: work is submitted first', async () => {
    const { id } = await held({});
    expect(await runs(north.registrar, ANOTHER, [id, {}])).toBe('done');
    expect(await runs(north.manager, ANOTHER, [id, accepted()])).toBe('completions_carried');
    const second = { attempt: 2 };
    expect(await runs(north.manager, ANOTHER, [id, second])).toBe('completions_carried');
  });

  test('approves no day of its own, neither at first nor when it submits anew', async () => {
    const approved = { approved_by: north.manager.accountId, approved_at: '2026-11-21T15:00:00Z' };
    const waiting = await held(AWAITS);
    const asFirst = { ...approved, state: 'SUBMITTED' };
    expect(await runs(north.manager, ANOTHER, [waiting.id, asFirst])).toBe('completions_carried');
    const { backdatedBecause } = AWAITS;
    const declined = await aCompletion()
      .of(await north.enrols())
      .submittedBy(north.registrar.accountId)
      .returned()
      .decidedBy(lphq.accountId)
      .with({ backdatedBecause })
      .withNewId()
      .in(db);
    const anew = `update completions set attempt = 2, state = 'SUBMITTED', decided_by = null, decided_at = null,
      return_reason = null, approved_by = $2, approved_at = now() where id = $1`;
    expect(await runs(north.manager, anew, [declined.id, north.manager.accountId])).toBe('completions_moves');
  });

  test('makes no attempt up to go back to', async () => {
    const { id } = await held({ attempt: 2 });
    const forged = `insert into completion_attempts select (jsonb_populate_record(c, $2)).* from completions c where id = $1`;
    const madeUp = { attempt: 1, state: 'ACCEPTED', carried_from: 'transfer:T1', assessor_text: 'Nobody.' };
    expect(await runs(north.manager, forged, [id, madeUp])).toBe('completions_moves');
  });
});

describe('LPHQ past the rooms', () => {
  test('decides about days and enters what was carried over, and judges no work', async () => {
    const { id } = await held({});
    const accepts = `update completions set state = 'ACCEPTED', decided_by = $2, decided_at = now() where id = $1`;
    expect(await runs(lphq, accepts, [id, lphq.accountId])).toBe('completions_moves');
    expect(await runs(lphq, ANOTHER, [id, {}])).toBe('completions_carried');
    const waiting = await held(AWAITS);
    const approves = `update completions set state = 'SUBMITTED', approved_by = $2, approved_at = now() where id = $1`;
    expect(await runs(lphq, approves, [waiting.id, lphq.accountId])).toBe('done');
  });
});
