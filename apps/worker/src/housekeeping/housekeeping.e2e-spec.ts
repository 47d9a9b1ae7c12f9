import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { openSigningScene, type SigningScene } from '../../../../test/builders/signing-scene.js';
import { Housekeeping } from './housekeeping.job.js';
import { HousekeepingTurn } from './store/housekeeping-turn.js';

let at: SigningScene;
beforeAll(async () => {
  at = await openSigningScene();
  const { id: agencyId } = await anAgency().in(at.db);
  const accountId = randomUUID();
  await at.db.adminQuery(
    `insert into accounts (id, email, display_name, password_hash) values ($1, 'a@example.org', 'A', 'x')`,
    [accountId],
  );
  for (const [name, days] of DAYS_AGO) {
    const then = `'${at.clock.now().toISOString()}'::timestamptz - interval '${days} days'`;
    await at.db.adminQuery(
      `insert into outbox (agency_id, type, payload, created_at, handled_at) values ($1, $2, '{}', '2020-01-01', ${then})`,
      [agencyId, name],
    );
    await at.db.adminQuery(`insert into public_changes (agency_id, changed_at) values ($1, ${then})`, [
      agencyId,
    ]);
    await at.db.adminQuery(
      `insert into sessions (id_hash, account_id, created_at, last_seen_at, idle_until, ends_at)
       values ($1, $2, ${then}, ${then}, ${then}, ${then})`,
      [randomBytes(32), accountId],
    );
    await at.db.adminQuery(
      `insert into password_resets (id, asked_at, ends_at) values (gen_random_uuid(), ${then}, ${then})`,
    );
    for (const [end, invited] of [
      ['withdrawn', `${then}, ${then} - interval '1 hour', null, ${then}`],
      ['expired', `${then} - interval '72 hours', ${then}, null, null`],
      ['accepted', `${then} - interval '72 hours', ${then}, ${then}, null`],
    ] as const)
      await at.db.adminQuery(
        `insert into invitations (agency_id, email, role, locale, invited_by, created_at, expires_at, accepted_at, withdrawn_at, accepted_by)
         select $1, $2, 'AGENCY_ASSESSOR', 'en-CA', $3, i.*, case when $4 then $3::uuid end from (values (${invited.replaceAll('null', 'null::timestamptz')})) as i`,
        [agencyId, `${end} ${name}`, accountId, end === 'accepted'],
      );
  }
  await at.db.adminQuery(
    `insert into outbox (agency_id, type, payload, created_at) values ($1, 'waiting', '{}', '2020-01-01')`,
    [agencyId],
  );
});
afterAll(() => at.close());

const DAYS_AGO = [
  ['an hour ago', 0.04],
  ['yesterday', 1.01],
  ['a moment within', 29.99],
  ['a moment over', 30.01],
  ['long ago', 400],
] as const;

test('events that were handled, sessions, invitations and requests for a password that ended are gone after 30 days, changes after one; what waits stays', async () => {
  const run = (): Promise<number> => at.worker.get(Housekeeping).run();
  expect(await run()).toBe(2 + 2 + 2 + 4 + 4);
  expect(await run()).toBe(0);
  const left = await at.db.adminQuery<{ type: string }>('select type from outbox order by type');
  expect(left.map(({ type }) => type)).toEqual(['a moment within', 'an hour ago', 'waiting', 'yesterday']);
  expect(await at.db.adminQuery('select from sessions')).toHaveLength(3);
  expect(await at.db.adminQuery('select from password_resets')).toHaveLength(3);
  const invited = await at.db.adminQuery<{ email: string }>('select email from invitations');
  expect(invited.map(({ email }) => email).sort()).toEqual(
    [
      ...DAYS_AGO.map(([name]) => `accepted ${name}`),
      ...['withdrawn', 'expired'].flatMap((end) => DAYS_AGO.slice(0, 3).map(([name]) => `${end} ${name}`)),
    ].sort(),
  );
  expect(await at.db.adminQuery('select from public_changes')).toHaveLength(1);
  expect(at.lines).toEqual([]);
});

test('one worker tidies up at a time: another finds that it is not its turn', async () => {
  await at.db.adminQuery(
    `insert into password_resets (id, asked_at, ends_at) values (gen_random_uuid(), '2020-01-01', '2020-01-01')`,
  );
  const run = (): Promise<number> => at.worker.get(Housekeeping).run();
  await at.db.units.overQueues(async (unit) => {
    expect(await new HousekeepingTurn().take(unit)).toBe(true);
    expect(await run()).toBe(0);
  });
  expect(await run()).toBe(1);
});
