import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import { constraintOf, query } from '#platform/persistence';
import type { Actor, WorkerActor } from '#platform/tenancy';

import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';

let db: TestDatabase;
let north: AgencyScene;
let worker: WorkerActor;
let learner: Learner;
let by: { kid: string; preparedBy: string };

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  worker = { kind: 'worker', agencyId: north.agency.id, requestId: 'test' };
  by = { kid: await aSigningKey().in(db, north.agency), preparedBy: north.manager.accountId };
});
afterAll(() => db.close());
beforeEach(async () => {
  learner = await north.enrols();
});

/** What became of a statement, as the role of the api or of the worker: done, or what refused it. */
async function tried(actor: Actor, sql: string, ...parameters: unknown[]): Promise<string> {
  const attempt = db.units.write(actor, async (unit) => {
    await query(unit, sql, parameters);
    return unit.leaveUntouched('done');
  });
  return attempt.catch((error: unknown) => constraintOf(error) ?? String(error));
}

const DENIED = expect.stringContaining('permission denied');
const ISSUE = `update badges set state = 'ISSUED', jwt = 'a.b.c', proof = 'AA', issued_at = now() where id = $1`;
const UNDO = `update badges set state = 'UNDONE', revoked_at = issued_at, revocation_reason = 'ISSUED_IN_ERROR' where id = $1`;
const SUSPEND = `update badges set state = 'SUSPENDED', suspended_at = now(), suspension_reason = 'OTHER' where id = $1`;
const REINSTATE = `update badges set state = 'ISSUED', suspended_at = null, suspension_reason = null where id = $1`;
const SUPERSEDE = `update badges set state = 'REVOKED', revoked_at = now(), revocation_reason = 'SUPERSEDED' where id = $1`;
const takeBack = (state: string, ...more: string[]): string =>
  `update badges set ${[`state = '${state}', revoked_at = now(), revocation_reason = 'OTHER'`, ...more].join()} where id = $1`;

describe('past every act', () => {
  const prepared = aBadge();
  const issued = aBadge().issued();
  const revoked = aBadge().revoked();
  const withdrawn = aBadge().withdrawn();
  const undone = aBadge().undone();
  const suspended = aBadge().suspended();

  test.each([
    ['the worker issues what is prepared', prepared, 'worker', ISSUE, 'done'],
    ['the api withdraws what is prepared', prepared, 'api', takeBack('WITHDRAWN'), 'done'],
    ['the api revokes what is issued', issued, 'api', takeBack('REVOKED'), 'done'],
    ['the api undoes what is issued', issued, 'api', UNDO, 'done'],
    ['the api suspends what is issued', issued, 'api', SUSPEND, 'done'],
    ['the api reinstates what is suspended', suspended, 'api', REINSTATE, 'done'],
    [
      'the api revokes what is suspended',
      suspended,
      'api',
      takeBack('REVOKED', 'suspended_at = null', 'suspension_reason = null'),
      'done',
    ],
    ['a suspension ends with it', suspended, 'api', takeBack('REVOKED'), 'badges_suspended'],
    ['nobody suspends what is prepared', prepared, 'api', SUSPEND, 'badges_moves'],
    ['nobody suspends what was revoked', revoked, 'api', SUSPEND, 'badges_moves'],
    ['nobody undoes what is suspended', suspended, 'api', UNDO, 'badges_moves'],
    ['the worker suspends nothing', issued, 'worker', SUSPEND, DENIED],
    [
      'the worker reinstates nothing',
      suspended,
      'worker',
      `update badges set state = 'ISSUED' where id = $1`,
      'badges_moves',
    ],
    ['the worker revokes for no other reason', issued, 'worker', takeBack('REVOKED'), 'badges_moves'],
    ['the worker supersedes nothing that yields to nothing', issued, 'worker', SUPERSEDE, 'badges_moves'],
    ['the api says of nothing that it was superseded', issued, 'api', SUPERSEDE, 'badges_moves'],
    ['nobody undoes what was revoked', revoked, 'api', UNDO, 'badges_moves'],
    ['nobody revokes what was undone', undone, 'api', takeBack('REVOKED'), 'badges_moves'],
    ['the worker issues nothing that was undone', undone, 'worker', ISSUE, 'badges_moves'],
    ['nobody revokes what is prepared', prepared, 'api', takeBack('REVOKED'), 'badges_moves'],
    ['nobody withdraws what is issued', issued, 'api', takeBack('WITHDRAWN'), 'badges_moves'],
    ['the worker issues nothing twice', issued, 'worker', ISSUE, 'badges_moves'],
    ['the worker issues nothing that was revoked', revoked, 'worker', ISSUE, 'badges_moves'],
    ['the worker issues nothing that was withdrawn', withdrawn, 'worker', ISSUE, 'badges_moves'],
    [
      'the worker signs only as it issues',
      prepared,
      'worker',
      `update badges set jwt = 'x' where id = $1`,
      'badges_moves',
    ],
    [
      'the api does not issue, forms or not',
      prepared,
      'api',
      `update badges set state = 'ISSUED' where id = $1`,
      'badges_moves',
    ],
    [
      'the api does not bring back what was revoked',
      revoked,
      'api',
      `update badges set state = 'ISSUED', revoked_at = null, revocation_reason = null where id = $1`,
      'badges_moves',
    ],
    [
      'the api does not bring back what was withdrawn',
      withdrawn,
      'api',
      `update badges set state = 'PREPARED', revoked_at = null, revocation_reason = null where id = $1`,
      'badges_moves',
    ],
    [
      'a reason stays',
      revoked,
      'api',
      `update badges set revocation_reason = 'MISUSE' where id = $1`,
      'badges_moves',
    ],
    [
      'a note stays',
      withdrawn,
      'api',
      `update badges set revocation_note = 'x' where id = $1`,
      'badges_moves',
    ],
    [
      'there is no reason without a move',
      issued,
      'api',
      `update badges set revocation_note = 'x' where id = $1`,
      'badges_moves',
    ],
  ])('%s', async (_, builder, role, sql, result) => {
    const { id } = await builder
      .of(learner)
      .with({ id: crypto.randomUUID() as never, code: aBadge().build().code })
      .in(db, by);
    expect(await tried(role === 'api' ? north.manager : worker, sql, id)).toEqual(result);
  });

  test.each([
    `jwt_payload = 'x'`,
    `cwt_payload = 'x'`,
    `code = '0000000000000000'`,
    `public_name = 'M. Impostor'`,
    `valid_from = now()`,
    `valid_until = '2099-01-01'`,
    `expires_at = now()`,
    `kid = 'abcdefghijklmnop'`,
    `status_list = status_list + 1`,
    `status_position = 131071`,
    `hold_minutes = 1440`,
    `emblem = 'WHITE_STAR'`,
    `learner_id = gen_random_uuid()`,
  ])('what was stated stays: %s', async (change) => {
    const { id } = await aBadge().of(learner).in(db, by);
    expect(await tried(north.manager, `update badges set ${change} where id = $1`, id)).toEqual(DENIED);
    expect(await tried(worker, `update badges set ${change} where id = $1`, id)).toEqual(DENIED);
    for (const sql of [`update badges set ${change} where id = $1`, takeBack('WITHDRAWN', change)])
      await expect(db.adminQuery(sql, [id])).rejects.toMatchObject({ constraint: 'badges_moves' });
  });

  test.each([`jwt = 'x.y.z'`, `proof = 'BB'`, `issued_at = now()`])(
    'what was signed stays when it is revoked: %s',
    async (change) => {
      const { id } = await aBadge().of(learner).issued().in(db, by);
      const owner = db.adminQuery(takeBack('REVOKED', change), [id]);
      await expect(owner).rejects.toMatchObject({ constraint: 'badges_moves' });
    },
  );

  const yieldsTo = 'update badges set yields_to = $2 where id = $1';

  test('no badge yields to one of another learner, or of another kind', async () => {
    const badge = await aBadge().of(learner).issued().in(db, by);
    const another = await aBadge()
      .of(await north.enrols())
      .in(db, by);
    const core = await aBadge().of(learner).with({ kind: 'CC_MS' }).in(db, by);
    for (const { id } of [another, core])
      expect(await tried(north.manager, yieldsTo, badge.id, id)).toBe('badges_yield_to_their_own');
  });

  test('the worker supersedes nothing before the badge that takes its place is signed', async () => {
    const renewed = await aBadge().of(learner).in(db, by);
    const old = await aBadge().of(learner).issued().with({ yieldsTo: renewed.id }).in(db, by);
    expect(await tried(worker, SUPERSEDE, old.id)).toBe('badges_moves');
    const both = db.units.write(worker, async (unit) => {
      await query(unit, ISSUE, [renewed.id]);
      await query(unit, SUPERSEDE, [old.id]);
      return unit.leaveUntouched('done');
    });
    expect(await both).toBe('done');
  });

  test('the administrator does not issue either', async () => {
    const { id } = await aBadge().of(learner).in(db, by);
    await expect(db.adminQuery(ISSUE, [id])).rejects.toMatchObject({ constraint: 'badges_moves' });
  });

  const inserted = (columns: string, values: string): string =>
    `insert into badges (id, agency_id, learner_id, programme_version_id, kind, code, name_choice, consented_at,
       valid_from, valid_until, expires_at, kid, status_list, status_position, jwt_payload, cwt_payload, prepared_by,
       prepared_at${columns})
     select gen_random_uuid(), agency_id, $1, $2, 'MSQ', $3, 'NONE', now(), now(), '2099-01-01', app.expires_at('2099-01-01'), kid,
       p.list_number, p.taken, 'x', 'x', $4, now()${values}
     from signing_keys, app.take_status_place('MSQ', 2026) p where agency_id = $5 limit 1`;

  test.each([
    ['', '', 'done'],
    [', state', `, 'ISSUED'`, DENIED],
    [', jwt, proof, issued_at', `, 'a.b.c', 'AA', now()`, DENIED],
    [', revoked_at, revocation_reason', `, now(), 'OTHER'`, DENIED],
  ])('the api inserts prepared badges only: %s', async (columns, values, result) => {
    const parameters = [learner.id, north.programme.id, aBadge().build().code, north.manager.accountId];
    expect(await tried(north.manager, inserted(columns, values), ...parameters, north.agency.id)).toEqual(
      result,
    );
  });
});

describe('the queue', () => {
  test.each([
    [
      'the api puts nothing off',
      `update to_sign set next_try_at = now() + interval '1 year' where credential_id = $1`,
    ],
    ['the api does not learn when', `select next_try_at from to_sign where credential_id = $1`],
  ])('%s', async (_, sql) => {
    expect(await tried(north.manager, sql, learner.id)).toEqual(DENIED);
  });
});

describe('the rows that are locked', () => {
  test.each(['name', 'slug', 'standing', 'authorised_until'])(
    'the api changes no agency’s %s',
    async (column) => {
      const sql = `update agencies set ${column} = ${column} where agency_id = $1`;
      expect(await tried(north.manager, sql, north.agency.id)).toEqual(DENIED);
      expect(await tried(worker, sql, north.agency.id)).toEqual(DENIED);
    },
  );

  test.each(['account_id', 'registered_at'])('the api changes no learner’s %s', async (column) => {
    const sql = `update learners set ${column} = ${column} where id = $1`;
    expect(await tried(north.manager, sql, learner.id)).toEqual(DENIED);
  });
});

test.each(['public_name = null', `valid_until = valid_until + 1`, 'emblem = emblem', `hold_minutes = 11`])(
  'a signature changes nothing of a badge but what it brings, whatever the worker is granted: %s',
  async (change) => {
    const { id } = await aBadge().of(learner).showing('Z. Tremblay').in(db, by);
    const [column = ''] = change.split(' ');
    await db.adminQuery(`grant update (${column}) on badges to lp_worker`);
    const said = await tried(worker, ISSUE.replace('issued_at', `${change}, issued_at`), id);
    await db.adminQuery(`revoke update (${column}) on badges from lp_worker`);
    expect(said).toBe(change === 'emblem = emblem' ? 'done' : 'badges_moves');
  },
);
