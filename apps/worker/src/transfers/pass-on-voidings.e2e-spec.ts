import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { systemClock } from '#platform/clock';
import { createLogger } from '#platform/telemetry';
import { MasterKeys } from '#proof/signing';

import { accountsIn } from '../../../../test/builders/account.builder.js';
import { aStaffMember } from '../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../test/builders/badge.builder.js';
import { type BadgeRooms, openBadgeRooms } from '../../../../test/builders/badge-rooms.js';
import { aCommunity } from '../../../../test/builders/community.builder.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';
import { type TransferRooms, transferRooms } from '../../../../test/builders/transfer-rooms.js';
import { RelayEvents } from '../outbox/relay-events.job.js';
import { WorkerModule } from '../worker.module.js';

const lphq = aStaffMember();

let rooms: BadgeRooms;
let transfers: TransferRooms;
let worker: INestApplicationContext;
let north: AgencyScene;
let south: AgencyScene;
let kid: string;

beforeAll(async () => {
  rooms = await openBadgeRooms();
  const { db } = rooms;
  await accountsIn(db, lphq);
  transfers = await transferRooms(db, systemClock);
  north = rooms.agency;
  south = await anAgencyScene(db);
  kid = await aSigningKey().in(db, south.agency);
  const masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
  const parts = { units: db.units, clock: systemClock, log: createLogger('worker', 'silent'), masterKeys };
  const module = WorkerModule.of({ ...parts, verifyOrigin: 'https://verify.example.org' });
  worker = await NestFactory.createApplicationContext(module, { logger: false });
});
afterAll(async () => {
  await worker.close();
  await transfers.close();
  await rooms.close();
});

/** A learner who is qualified at the north, has gone to the south, and has a badge of theirs. */
async function goesSouth(): Promise<{ from: string; to: string; badge: string }> {
  const { db } = rooms;
  const learner = await north.qualifies();
  const offer = { learnerId: learner.id, toSlug: south.agency.slug, consent: true };
  const offered = await transfers.offer.run(north.manager, offer);
  if (offered.kind !== 'transfer-offered') throw new Error(offered.kind);
  const { transferId } = offered;
  const { id: communityId } = await aCommunity().named('Southern Hall').of(south.agency).in(db);
  await transfers.answer.run(south.manager, { transferId, answer: 'ACCEPT', communityId });
  expect((await transfers.execute.run(lphq, transferId)).kind).toBe('transfer-executed');
  const [there] = await db.adminQuery<{ id: string }>(
    'select learner_id as id from transfer_offers where transfer_id = $1',
    [transferId],
  );
  const of = { ...learner, id: there!.id, agencyId: south.agency.id };
  const badge = await aBadge().of(of).issued().in(db, { kid, preparedBy: south.manager.accountId });
  return { from: learner.id, to: there!.id, badge: badge.id };
}

const completionOf = async (learnerId: string): Promise<{ id: never }> =>
  (
    await rooms.db.adminQuery<{ id: never }>(
      'select id from completions where learner_id = $1 and assignment = 3',
      [learnerId],
    )
  )[0]!;
const journalOf = async (agencyId: string, subject: string): Promise<string[]> =>
  (
    await rooms.db.adminQuery<{ type: string }>(
      'select type from journal_entries where agency_id = $1 and subject_id = $2 order by ctid',
      [agencyId, subject],
    )
  ).map(({ type }) => type);

test('what is voided where the learner came from is decided about where they are now', async () => {
  const { from, to, badge } = await goesSouth();
  expect(await rooms.void(await completionOf(from))).toMatchObject({ kind: 'completion-voided' });
  await worker.get(RelayEvents).run();
  const reviews = () =>
    rooms.db.adminQuery(
      'select agency_id, completion_id, opened_by, decision from badge_reviews where badge_id = $1',
      [badge],
    );
  const carried = await completionOf(to);
  const open = { agency_id: south.agency.id, completion_id: carried.id, opened_by: null, decision: null };
  expect(await reviews()).toEqual([open]);
  expect((await journalOf(south.agency.id, to)).slice(-2)).toEqual([
    'completion.doubted',
    'badge.review-opened',
  ]);
  const [badgeNow] = await rooms.db.adminQuery('select state from badges where id = $1', [badge]);
  expect(badgeNow).toEqual({ state: 'ISSUED' });

  await rooms.db.adminQuery(
    `update outbox set handled_at = null where type = 'completion.voided-after-transfer'`,
  );
  await worker.get(RelayEvents).run();
  expect(await reviews()).toHaveLength(1);
});

test('what is voided of a learner who went nowhere is nobody else’s business', async () => {
  const learner = await north.qualifies();
  await rooms.void(await completionOf(learner.id));
  expect(
    await rooms.db.adminQuery(
      `select from outbox where type = 'completion.voided-after-transfer' and payload->>'completionId' = $1`,
      [(await completionOf(learner.id)).id],
    ),
  ).toEqual([]);
});
