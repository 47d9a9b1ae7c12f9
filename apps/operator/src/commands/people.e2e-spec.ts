import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';
import { composeInvitationDoor } from '#platform/identity';
import { Journal } from '#platform/journal';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { type Answer, parseArguments } from '../command.js';
import type { OperatorContext } from '../operator-context.js';
import { peopleCommand } from './people.js';

let db: TestDatabase;
let smtpUrl: string | null = null;

beforeAll(async () => {
  db = await openTestDatabase();
  await anAgency().withSlug('north').in(db);
});
afterAll(() => db.close());

function people(...given: readonly string[]): Promise<Answer> {
  const settings = { smtpUrl, mailFolder: null, publicOrigin: 'https://portal.example.org' };
  const context = { units: () => Promise.resolve(db.units), settings } as unknown as OperatorContext;
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

describe('people invite', () => {
  const invite = (email: string, ...more: string[]) => people('invite', `--email=${email}`, ...more);

  test('shows the link this once where no mail is set up, and it opens the invitation', async () => {
    const { text, data } = await invite('first@lphq.example.org', ADMINISTRATOR, '--locale=fr-CA');
    const { link } = data as { link: string };
    expect(text).toContain(link);
    expect(link).toMatch(/^https:\/\/portal\.example\.org\/invitation#[\w-]{22}$/);
    const door = composeInvitationDoor(
      db.units,
      { journal: new Journal(systemClock), clock: systemClock },
      limitsWith(),
    );
    const token = new URL(link).hash.slice(1);
    expect(await door.look.run({ token, address: '127.0.0.1' })).toMatchObject({
      invitation: { role: 'LPHQ_ADMINISTRATOR', email: 'first@lphq.example.org', locale: 'fr-CA' },
    });
  });

  test('leaves the link to the mail where mail is set up', async () => {
    smtpUrl = 'smtp://mail.example.org';
    const { text, data } = await invite(
      'manager@north.example.org',
      '--role=AGENCY_MANAGER',
      '--agency=north',
    );
    smtpUrl = null;
    expect(data).not.toHaveProperty('link');
    expect(text).not.toContain('invitation#');
    expect(
      await invite('manager@north.example.org', '--role=AGENCY_MANAGER', '--agency=north'),
    ).toMatchObject({
      failed: true,
      text: expect.stringContaining('invited already'),
    });
  });

  test.each([
    [
      'a role that an agency gives itself',
      ['--role=AGENCY_ASSESSOR', '--agency=north'],
      'role: not-a-choice',
    ],
    ['no address', [ADMINISTRATOR], 'email: not-an-email'],
  ])('invites nobody for %s', async (_what, more, why) => {
    const email = why.startsWith('email') ? 'nobody' : 'x@example.org';
    expect(await invite(email, ...more)).toMatchObject({ failed: true, text: why });
  });

  test('in a language that we do not speak is refused', async () => {
    await expect(invite('x@example.org', ADMINISTRATOR, '--locale=de-CA')).rejects.toThrow('--locale');
  });
});
