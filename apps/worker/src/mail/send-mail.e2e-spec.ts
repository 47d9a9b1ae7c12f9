import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import type { InvitationScene } from '../../../../test/builders/invitation-scene.js';
import { MAIL_ORIGIN, MailScene, type MailWorker } from '../../../../test/builders/mail-scene.js';
import { MailServer } from '../../../../test/builders/mail-server.js';

const SECONDS = 1_000;

let scene: MailScene;
let people: InvitationScene;
let worker: MailWorker;
beforeAll(async () => {
  scene = await MailScene.open();
  people = scene.people();
  worker = await scene.worker();
});
afterAll(() => scene.close());
afterEach(async () => {
  for (const step of ['MAIL FROM', 'RCPT TO', 'DATA'] as const) scene.server.answers(step, null);
  await scene.db.adminQuery('delete from to_mail');
  scene.server.taken.length = 0;
  scene.logged.length = 0;
});

async function invites(email = `invited-${randomUUID()}@example.org`) {
  const invitation = await people.invites(await people.manager(), email);
  return { id: invitation.id, email };
}

interface Row {
  readonly token_hash: Buffer | null;
  readonly mailed_at: Date | null;
  readonly mail_refused_at: Date | null;
}
const rowOf = async (id: string): Promise<Row | undefined> =>
  (
    await scene.db.adminQuery<Row>(
      'select token_hash, mailed_at, mail_refused_at from invitations where id = $1',
      [id],
    )
  )[0];

/** The token in the link of the mail that was taken last. */
function tokenInTheMail(page = 'invitation'): string {
  const text = scene.server.taken.at(-1)?.mail.text ?? '';
  return new RegExp(`${MAIL_ORIGIN}/${page}#([\\w-]{22})\\s`).exec(text)?.[1] ?? '';
}

describe('an invitation', () => {
  test('goes to whom it names, in text and HTML, with the only copy of its token', async () => {
    const { id, email } = await invites();
    await worker.hearsAndSends();
    expect(scene.server.taken).toHaveLength(1);
    const { to, mail, raw } = scene.server.taken[0]!;
    expect(to).toEqual([email]);
    expect(mail.to).toEqual([expect.objectContaining({ address: email })]);
    expect(mail.from).toMatchObject({ name: 'LPHQ', address: 'desk@lphq.example.org' });
    expect(mail.subject).toMatch(/ vous invite dans son équipe$/);
    expect(mail.text).toContain('1 Example Street, Ottawa ON K1A 0A1');
    expect(mail.html).toContain(`href="${MAIL_ORIGIN}/invitation#${tokenInTheMail()}"`);
    expect(mail.attachments).toEqual([]);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/^Content-Language: fr-CA\r$/m);
    const hash = createHash('sha256').update(tokenInTheMail()).digest();
    expect(await rowOf(id)).toEqual({
      token_hash: hash,
      mailed_at: scene.clock.now(),
      mail_refused_at: null,
    });
    expect(await scene.waiting()).toBe(0);
    expect((await people.looks(tokenInTheMail())).kind).toBe('invitation-open');
  });

  test('that was withdrawn meanwhile is written to nobody', async () => {
    const { id } = await invites();
    await worker.hears();
    await scene.db.adminQuery('update invitations set withdrawn_at = now() where id = $1', [id]);
    await worker.hearsAndSends();
    expect([scene.server.taken, await scene.waiting()]).toEqual([[], 0]);
  });

  test('whose address is refused for good is not tried again, and shows it', async () => {
    scene.server.answers('RCPT TO', 550);
    const { id } = await invites();
    await worker.hearsAndSends();
    expect(await rowOf(id)).toMatchObject({ mailed_at: null, mail_refused_at: scene.clock.now() });
    expect(await scene.waiting()).toBe(0);
    expect(scene.logged.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ outcome: 'refused', code: 'EENVELOPE', status: 550 }),
    ]);
  });

  test('whose letter is refused for good shows it too', async () => {
    scene.server.answers('DATA', 554);
    const { id } = await invites();
    await worker.hearsAndSends();
    expect(await rowOf(id)).toMatchObject({ mailed_at: null, mail_refused_at: scene.clock.now() });
  });
});

describe('a password reset', () => {
  test('goes to the account’s address, in its language', async () => {
    const email = await scene.asksForAReset('en-CA');
    await worker.hearsAndSends();
    const [{ to, mail } = { to: [], mail: null }] = scene.server.taken;
    expect([to, mail?.subject]).toEqual([[email], 'Choose a new password']);
    expect(mail?.text).toContain('Hello Zoé <b>Tremblay</b>,');
    const hash = createHash('sha256').update(tokenInTheMail('reset-password')).digest();
    expect(
      await scene.db.adminQuery('select from password_resets where token_hash = $1', [hash]),
    ).toHaveLength(1);
  });

  test('that was asked for an address without an account is written to nobody', async () => {
    await scene.asks(randomUUID(), null);
    await worker.hearsAndSends();
    expect([scene.server.taken, await scene.waiting()]).toEqual([[], 0]);
  });
});

describe('what the mail server does not take now', () => {
  test.each([
    ['the addressee', 'RCPT TO', 451],
    ['our sender', 'MAIL FROM', 550],
    ['the letter', 'DATA', 451],
  ] as const)('for %s waits 5 s, then twice as long, and goes out then', async (_, step, answer) => {
    scene.server.answers(step, answer);
    const { id } = await invites();
    await worker.hearsAndSends();
    scene.clock.pass(4.9 * SECONDS);
    scene.server.answers(step, null);
    expect(await worker.sends()).toBe(0);
    scene.clock.pass(0.1 * SECONDS);
    scene.server.answers(step, answer);
    expect(await worker.sends()).toBe(0);
    scene.server.answers(step, null);
    scene.clock.pass(9.9 * SECONDS);
    expect(await worker.sends()).toBe(0);
    scene.clock.pass(0.1 * SECONDS);
    expect(await worker.sends()).toBe(1);
    expect(scene.server.taken).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ mailed_at: scene.clock.now(), mail_refused_at: null });
  });

  test('stops no other mail', async () => {
    await scene.db.adminQuery(
      `insert into to_mail (id, kind, about) select gen_random_uuid(), 'INVITATION', gen_random_uuid() from generate_series(1, 9)`,
    );
    const { email } = await invites();
    await worker.hearsAndSends();
    expect(scene.server.taken.map(({ to }) => to)).toEqual([[email]]);
  });
});

describe('two workers', () => {
  test('send each mail once', async () => {
    const other = await scene.worker();
    const invited = await Promise.all(Array.from({ length: 12 }, () => invites()));
    await Promise.all([worker.hears(), other.hears(), worker.hears(), other.hears()]);
    await Promise.all([worker.hearsAndSends(), other.hearsAndSends()]);
    const sentTo = scene.server.taken.flatMap(({ to }) => to);
    expect(sentTo.sort()).toEqual(invited.map(({ email }) => email).sort());
  });

  test('what one had claimed when it was killed the other sends once the claim is over', async () => {
    const { email } = await invites();
    await worker.hears();
    await scene.db.adminQuery(`update to_mail set next_try_at = $1::timestamptz + interval '2 minutes'`, [
      scene.clock.now(),
    ]);
    expect(await worker.sends()).toBe(0);
    scene.clock.pass(120 * SECONDS);
    expect(await worker.sends()).toBe(1);
    expect(scene.server.taken.map(({ to }) => to)).toEqual([[email]]);
  });
});

describe('the way out', () => {
  test('to a server that is not on this machine is by TLS or not at all', async () => {
    const far = await MailServer.open('127.0.0.2');
    const careful = await scene.worker({ smtpUrl: far.url, password: null });
    await invites();
    await careful.hears();
    expect(await careful.sends()).toBe(0);
    expect([far.taken, await scene.waiting()]).toEqual([[], 1]);
    expect(scene.logged.join('')).toContain('"outcome":"failed"');
    await far.close();
  });

  test('that nobody set lets mail wait, and the log says so once', async () => {
    const mute = await scene.worker(null);
    await mute.sends();
    expect(scene.logged).toEqual([]);
    await invites();
    await mute.hearsAndSends();
    await mute.hearsAndSends();
    expect([await scene.waiting(), scene.logged.length]).toEqual([1, 1]);
    expect(scene.logged[0]).toContain('Mail waits');
    expect(await worker.sends()).toBe(1);
  });

  test('of a demo is a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lphq-mail-'));
    const demo = await scene.worker({ folder: join(folder, 'mail') });
    const { id, email } = await invites();
    await demo.hearsAndSends();
    const [file = ''] = await readdir(join(folder, 'mail'));
    expect(JSON.parse(await readFile(join(folder, 'mail', file), 'utf8'))).toMatchObject({ to: email });
    expect(await rowOf(id)).toMatchObject({ mailed_at: scene.clock.now() });
    await rm(folder, { recursive: true });
  });
});

test('no log tells an address, a name or a token, whatever a mail server says (T58)', async () => {
  const { email } = await invites();
  const reader = await scene.asksForAReset('fr-CA');
  await worker.hears();
  for (const step of ['DATA', 'MAIL FROM', 'RCPT TO'] as const) {
    scene.server.answers(step, step === 'DATA' ? 451 : step === 'MAIL FROM' ? 550 : 451);
    scene.clock.pass(600 * SECONDS);
    await worker.sends();
    scene.server.answers(step, null);
  }
  scene.clock.pass(600 * SECONDS);
  await worker.sends();
  const log = scene.logged.join('');
  expect(log.match(/"outcome":"failed"/g)?.length).toBeGreaterThan(3);
  const tokens = scene.server.taken.flatMap(({ mail }) => [...(mail.text ?? '').matchAll(/#([\w-]{22})\s/g)]);
  expect(tokens).toHaveLength(2);
  const secrets = [email, reader, 'Tremblay', 'lphq.example.org', ...tokens.map(([, token]) => token)];
  for (const secret of secrets) expect(log).not.toContain(secret);
});
