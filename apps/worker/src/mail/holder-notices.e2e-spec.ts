import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { type AgencyScene, anAgencyScene } from '../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../test/builders/badge.builder.js';
import { MailScene, type MailWorker } from '../../../../test/builders/mail-scene.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';

let scene: MailScene;
let worker: MailWorker;
let north: AgencyScene;
let kid: string;
beforeAll(async () => {
  scene = await MailScene.open();
  worker = await scene.worker();
  north = await anAgencyScene(scene.db);
  kid = await aSigningKey().in(scene.db, north.agency);
});
afterAll(() => scene.close());
afterEach(async () => {
  scene.server.answers('RCPT TO', null);
  await scene.db.adminQuery('delete from to_mail');
  scene.server.taken.length = 0;
});

/** A notice as suspending writes it, with its event. */
async function owed(email: string): Promise<{ id: string; code: string }> {
  const learner = await north.qualifies();
  await scene.db.adminQuery('update learners set email = $2 where id = $1', [learner.id, email]);
  const badge = await aBadge()
    .of(learner)
    .issued()
    .in(scene.db, { kid, preparedBy: north.manager.accountId });
  const [notice] = await scene.db.adminQuery<{ id: string }>(
    `insert into badge_notices (agency_id, learner_id, badge_id, about, reason, made_at, state)
     values ($1, $2, $3, 'SUSPENDED', 'MISUSE_REPORTED', now(), 'WAITING') returning id`,
    [north.agency.id, learner.id, badge.id],
  );
  await scene.db.adminQuery(
    `insert into outbox (agency_id, type, payload)
     values ($1, 'holder.to-be-told', jsonb_build_object('noticeId', $2::text))`,
    [north.agency.id, notice!.id],
  );
  return { id: notice!.id, code: badge.code };
}

const stateOf = async (id: string): Promise<unknown> =>
  (await scene.db.adminQuery<{ state: string }>('select state from badge_notices where id = $1', [id]))[0]
    ?.state;

test('a holder is told once, though two workers hear of it, and nothing in the mail leads to the badge', async () => {
  const other = await scene.worker();
  const { id, code } = await owed('zoe@example.org');
  await Promise.all([worker.hears(), other.hears()]);
  await Promise.all([worker.hearsAndSends(), other.hearsAndSends()]);
  expect(scene.server.taken.map(({ to }) => to)).toEqual([['zoe@example.org']]);
  const [{ mail, raw } = { mail: null, raw: '' }] = scene.server.taken;
  expect(mail?.subject).toBe('Your badge is suspended / Votre badge est suspendu');
  expect(mail?.text).toContain(north.agency.email);
  expect(raw).toMatch(/^Content-Language: en-CA, fr-CA\r$/m);
  expect(mail?.html).not.toMatch(/<a\b/);
  for (const form of [code, code.slice(0, 4), '/v/'])
    expect(`${mail?.text}${mail?.html}`).not.toContain(form);
  expect([await stateOf(id), await scene.waiting()]).toEqual(['MAILED', 0]);
});

test('an address that takes no mail leaves it to a person', async () => {
  scene.server.answers('RCPT TO', 550);
  const { id } = await owed('gone@example.org');
  await worker.hearsAndSends();
  expect([await stateOf(id), await scene.waiting()]).toEqual(['REFUSED', 0]);
});

test('what was overtaken before it went out is not sent', async () => {
  const { id } = await owed('late@example.org');
  await worker.hears();
  await scene.db.adminQuery(
    `update badge_notices set state = 'OVERTAKEN', settled_at = now() where id = $1`,
    [id],
  );
  await worker.hearsAndSends();
  expect([scene.server.taken, await scene.waiting()]).toEqual([[], 0]);
});
