import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AbstractLogger } from 'typeorm';

import { fixedClock } from '#platform/clock';
import { FloorModule } from '#platform/floor';

import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { BadgesModule } from '../badges.module.js';
import { CredentialOrigin } from '../use-cases/credential-origin.js';
import { IssueBadge } from '../use-cases/issue-badge.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');

/** Writes down what is sent to the database, in order. */
class Listening extends AbstractLogger {
  readonly heard: string[] = [];

  override logQuery(query: string): void {
    this.heard.push(query.trim().split(/\s+/).slice(0, 3).join(' ').toLowerCase());
  }

  protected override writeLog(): void {
    // Statements alone are listened for.
  }
}

@Module({})
class Rooms {}

let db: TestDatabase;
let app: INestApplicationContext;
let north: AgencyScene;
const listening = new Listening(true);

beforeAll(async () => {
  db = await openTestDatabase();
  const imports = [
    FloorModule.of(db.units, CLOCK),
    BadgesModule.withOrigin(new CredentialOrigin('https://verify.example.org')),
  ];
  app = await NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
  north = await anAgencyScene(db);
  await aSigningKey().in(db, north.agency);
  db.database.pool('tenant').logger = listening;
});
afterAll(async () => {
  await app.close();
  await db.close();
});

/** A learner of whom the journal has told before, as it has of everybody who was enrolled by an act. */
async function aKnownLearner(): Promise<string> {
  const { id, agencyId } = await north.qualifies();
  const key = 'insert into journal_keys (agency_id, subject_id, secret) values ($1, $2, $3)';
  await db.adminQuery(key, [agencyId, id, new Uint8Array(32)]);
  return id;
}

async function issues(learnerId: string): Promise<void> {
  listening.heard.length = 0;
  const request = { learnerId, nameChoice: 'INITIAL_AND_FAMILY', consent: true } as const;
  const outcome = await app.get(IssueBadge).run(north.manager, request);
  if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
}

test('issuing a badge takes fourteen statements, none of them for its place in a status list alone', async () => {
  const [one, other] = [await aKnownLearner(), await aKnownLearner()];
  await issues(one);
  const first = [...listening.heard];
  await issues(other);
  expect(listening.heard).toEqual(first);
  expect(first).toEqual([
    'start transaction',
    "select set_config('role', $1,",
    'select l.id, l.portable_id,',
    'select agency_id, slug,',
    'select id, state,',
    'select "completionrow"."id" as',
    'select "badgerow"."id" as',
    'select k.kid, k.short_kid',
    'with yielded as',
    'select subject_id, secret',
    'insert into journal_entries',
    'insert into journal_particulars',
    'with told as',
    'commit',
  ]);
});
