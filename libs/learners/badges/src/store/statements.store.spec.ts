import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { fixedClock } from '#platform/clock';
import { FloorModule } from '#platform/floor';

import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { several } from '../../../../../test/builders/job-rooms.js';
import { Listening } from '../../../../../test/builders/listening.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { BadgesModule } from '../badges.module.js';
import { CredentialOrigin } from '../use-cases/credential-origin.js';
import { IssueBadge } from '../use-cases/issue-badge.js';
import { IssueBadges } from '../use-cases/issue-badges.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');

@Module({})
class Rooms {}

let db: TestDatabase;
let app: INestApplicationContext;
let north: AgencyScene;
const listening = new Listening();

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

/** What issuing takes, for however many. */
const STATEMENTS = [
  'start transaction',
  "select set_config('role', $1,",
  'select l.id, l.portable_id,',
  'select agency_id, slug,',
  'select id, state,',
  'select c.id, c.agency_id',
  'select "badgerow"."id" as',
  'select b.kid, b."shortkid",',
  'with pressed as',
  'select subject_id, secret',
  'insert into journal_entries',
  'insert into journal_particulars',
  'with told as',
  'commit',
];

test('issuing a badge takes fourteen statements, none of them for its place in a status list alone', async () => {
  const [one, other] = [await aKnownLearner(), await aKnownLearner()];
  await issues(one);
  const first = [...listening.heard];
  await issues(other);
  expect(listening.heard).toEqual(first);
  expect(first).toEqual(STATEMENTS);
});

test('issuing forty badges in one unit takes as many statements as one', async () => {
  const learnerIds = await several(40, aKnownLearner);
  listening.heard.length = 0;
  const wish = { nameChoice: 'INITIAL_AND_FAMILY', consent: true } as const;
  const outcomes = await db.units.write(north.manager, (unit) =>
    app.get(IssueBadges).within(unit, north.manager, learnerIds, wish),
  );
  expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(Array(40).fill('badge-prepared'));
  expect(listening.heard).toEqual(STATEMENTS);
});
