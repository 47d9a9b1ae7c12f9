import { randomBytes } from 'node:crypto';

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { IssueBadge, RevokeBadge } from '#learners/badges';
import { plusMilliseconds } from '#platform/clock';
import { createLogger } from '#platform/telemetry';
import type { WorkerActor } from '#platform/tenancy';
import { CreateAgencyKey, CreateOperatingKey, makeRoot, MasterKeys, PublishKeyList } from '#proof/signing';
import { type KeyList, readKeyList } from '#proof/verification';

import { openRooms } from '../../apps/operator/src/rooms.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { type AgencyScene, anAgencyScene } from './agency-scene.js';
import { HandClock } from './hand-clock.js';

/** Where everything of this scene is verified. */
export const ORIGIN = 'https://verify.example.org';
const START = '2026-11-21T19:32:00Z';
const NOBODY: WorkerActor = { kind: 'worker', agencyId: null, requestId: 'test' };

/** The rooms of the api and of the worker over one database, and a clock that stands still until it is moved. */
export interface SigningScene {
  readonly db: TestDatabase;
  readonly rooms: INestApplicationContext;
  readonly worker: INestApplicationContext;
  readonly clock: HandClock;
  /** What the worker logged as errors, a JSON line each. */
  readonly lines: string[];
  /** One more agency, with a key that the published list names unless that is told otherwise. */
  agency(key?: 'published' | 'unpublished'): Promise<AgencyScene>;
  publishKeys(): Promise<unknown>;
  /** The published key list, as a verifier trusts it. */
  keyList(): Promise<KeyList>;
  prepares(of: AgencyScene): Promise<string>;
  revokes(of: AgencyScene, badgeId: string): Promise<string>;
  stateOf(badgeId: string): Promise<string | undefined>;
  queued(badgeId: string): Promise<{ attempts: number; next_try_at: Date }[]>;
  later(milliseconds: number): void;
  /** The clock is set back, the queue emptied, the alarms forgotten. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

export async function openSigningScene(): Promise<SigningScene> {
  const db = await openTestDatabase();
  const clock = new HandClock(START);
  const lines: string[] = [];
  const log = createLogger('worker', 'error', { write: (line: string) => void lines.push(line) });
  const masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
  const rooms = await openRooms(db.units, clock, { verifyOrigin: ORIGIN, masterKeys });
  const parts = { units: db.units, clock, log, verifyOrigin: ORIGIN, masterKeys };
  const worker = await NestFactory.createApplicationContext(WorkerModule.of(parts), { logger: false });
  const { privateJwk: rootPrivateJwk, publicJwk: rootPublicJwk } = makeRoot();
  await rooms.get(CreateOperatingKey).run(NOBODY, { rootPrivateJwk, origin: ORIGIN });
  const publishKeys = () => rooms.get(PublishKeyList).run(NOBODY, { origin: ORIGIN });
  return {
    ...{ db, rooms, worker, clock, lines, publishKeys },
    keyList: async () => {
      const newest = 'select jwt from key_lists order by version desc limit 1';
      const [list] = await db.adminQuery<{ jwt: string }>(newest);
      const read = await readKeyList(list?.jwt ?? '', rootPublicJwk, ORIGIN, clock.now());
      if (read.kind !== 'trusted') throw new Error(`The key list is not trusted: ${read.kind}.`);
      return read.keyList;
    },
    agency: async (key = 'published') => {
      const scene = await anAgencyScene(db);
      const { id: agencyId, slug } = scene.agency;
      await rooms.get(CreateAgencyKey).run(NOBODY, { agencyId, slug });
      if (key === 'published') await publishKeys();
      return scene;
    },
    prepares: async (of) => {
      const { id: learnerId } = await of.qualifies();
      const request = { learnerId, nameChoice: 'INITIAL_AND_FAMILY', consent: true } as const;
      const outcome = await rooms.get(IssueBadge).run(of.manager, request);
      if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
      return outcome.badge.id;
    },
    revokes: async (of, badgeId) => {
      const outcome = await rooms.get(RevokeBadge).run(of.manager, { badgeId, reason: 'ISSUED_IN_ERROR' });
      return outcome.kind;
    },
    stateOf: async (badgeId) => {
      const sql = 'select state from badges where id = $1';
      return (await db.adminQuery<{ state: string }>(sql, [badgeId]))[0]?.state;
    },
    queued: (badgeId) =>
      db.adminQuery('select attempts, next_try_at from to_sign where credential_id = $1', [badgeId]),
    later: (milliseconds) => clock.set(plusMilliseconds(clock.now(), milliseconds).toISOString()),
    begin: async () => {
      clock.set(START);
      await db.adminQuery('delete from to_sign');
      lines.length = 0;
    },
    close: async () => {
      await worker.close();
      await rooms.close();
      await db.close();
    },
  };
}
