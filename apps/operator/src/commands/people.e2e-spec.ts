import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { type Answer, parseArguments } from '../command.js';
import type { OperatorContext } from '../operator-context.js';
import { peopleCommand } from './people.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await anAgency().withSlug('north').in(db);
});
afterAll(() => db.close());

function people(...given: readonly string[]): Promise<Answer> {
  const context = { units: () => Promise.resolve(db.units) } as unknown as OperatorContext;
  return Promise.resolve().then(() => peopleCommand.run({ context, ...parseArguments(given) }));
}
const ADMINISTRATOR = '--role=LPHQ_ADMINISTRATOR';
const rolesOf = (email: string) =>
  db.adminQuery(
    `select role from accounts join memberships on account_id = accounts.id where email = $1
     union all select role from accounts join staff_roles on account_id = accounts.id where email = $1 order by role`,
    [email],
  );

describe('people add', () => {
  test('makes an account with a role, and shows a password once', async () => {
    const { text, data } = await people(
      'add',
      '--email=ana@lphq.example.org',
      '--name=Ana Roy',
      ADMINISTRATOR,
    );
    expect(data).toMatchObject({ email: 'ana@lphq.example.org', role: 'LPHQ_ADMINISTRATOR' });
    expect(text).toContain((data as { password: string }).password);
    expect(await rolesOf('ana@lphq.example.org')).toEqual([{ role: 'LPHQ_ADMINISTRATOR' }]);
  });

  test.each([
    ['a role that was not said', []],
    ['an unknown role', ['--role=BOSS']],
    ['an unknown agency', ['--role=AGENCY_MANAGER', '--agency=nowhere']],
    ['no agency', ['--role=AGENCY_MANAGER']],
  ])('makes no account for %s', async (_what, role) => {
    await expect(people('add', '--email=bo@example.org', '--name=Bo Roy', ...role)).rejects.toThrow();
    expect(await db.adminQuery(`select from accounts where email = 'bo@example.org'`)).toEqual([]);
  });

  test('of an address that has an account says how to give it a role', async () => {
    await people('add', '--email=cy@example.org', '--name=Cy Roy', ADMINISTRATOR);
    const answer = await people('add', '--email=cy@example.org', '--name=Cy Roy', ADMINISTRATOR);
    expect(answer).toMatchObject({ failed: true, text: expect.stringContaining('people role') });
  });
});

describe('people role', () => {
  test('gives an account that exists another role, and again changes nothing', async () => {
    await people('add', '--email=di@example.org', '--name=Di Roy', ADMINISTRATOR);
    const more = ['role', '--email= Di@Example.org', '--role=AGENCY_ASSESSOR', '--agency=north'];
    expect(await people(...more)).toMatchObject({ text: 'di@example.org is AGENCY_ASSESSOR.' });
    await people(...more);
    expect(await rolesOf('di@example.org')).toEqual([
      { role: 'AGENCY_ASSESSOR' },
      { role: 'LPHQ_ADMINISTRATOR' },
    ]);
  });

  test('of nobody gives nothing', async () => {
    expect(await people('role', '--email=nobody@example.org', ADMINISTRATOR)).toMatchObject({
      failed: true,
      data: { kind: 'account-unknown' },
    });
  });
});
