import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { instantOf, parseInstant } from '#platform/clock';

import { MailFolder } from './mail-folder.js';

const NOW = parseInstant('2026-11-21T19:32:00.123Z')!;
const mail = (subject: string) => ({ to: 'zoe@example.org', subject, text: 'Hello', html: '<p>Hello</p>' });

let above: string;
let folder: string;
beforeEach(async () => {
  above = await mkdtemp(join(tmpdir(), 'mail-folder-'));
  folder = join(above, 'mail');
});
afterEach(() => rm(above, { recursive: true }));

test('what was kept is there, newest first, and is read by nobody else', async () => {
  const mails = new MailFolder(folder);
  expect(await mails.all()).toEqual([]);
  await mails.keep(mail('first'), NOW);
  await mails.keep(mail('second'), instantOf(NOW.getTime() + 1));
  const all = await mails.all();
  expect(all.map(({ subject }) => subject)).toEqual(['second', 'first']);
  expect(await mails.open(all[1]?.id ?? '')).toEqual({
    ...mail('first'),
    id: expect.stringMatching(/^20261121T193200123Z-[0-9a-f]{8}$/),
    keptAt: '2026-11-21T19:32:00.123Z',
  });
  const [file = ''] = await readdir(folder);
  expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('the newest 200 stay, and what is no mail is left alone', async () => {
  const mails = new MailFolder(folder);
  await mails.keep(mail('0'), NOW);
  await writeFile(join(folder, 'notes.json'), '{}');
  for (let n = 1; n <= 200; n += 1) await mails.keep(mail(String(n)), instantOf(NOW.getTime() + n));
  const subjects = (await mails.all()).map(({ subject }) => subject);
  expect([subjects.length, subjects[0], subjects.at(-1)]).toEqual([200, '200', '1']);
  expect(await readdir(folder)).toContain('notes.json');
});

test.each(['', '..', '../secret', '20261121T193200123Z-0000000g', '20261121T193200123Z-00000000'])(
  'nothing is kept under %j',
  async (id) => {
    await writeFile(join(above, 'secret.json'), JSON.stringify(mail('secret')));
    const mails = new MailFolder(folder);
    await mails.keep(mail('first'), NOW);
    expect(await mails.open(id)).toBeNull();
  },
);
