import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import {
  BadgesModule,
  CredentialOrigin,
  IssueBadge,
  type IssueBadgeOutcome,
  PreparedBadges,
  RevokeBadge,
  type RevokeBadgeOutcome,
} from '#learners/badges';
import { type Completion, VoidCompletion, type VoidCompletionOutcome } from '#learners/completions';
import type { Learner } from '#learners/roster';
import { fixedClock, parseInstant } from '#platform/clock';
import { FloorModule } from '#platform/floor';

import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { type AgencyScene, anAgencyScene } from './agency-scene.js';
import { aSigningKey } from './signing-key.builder.js';

const NOW = '2026-11-21T19:32:00.250Z';
const A_SECOND_LATER = parseInstant('2026-11-21T19:32:01.250Z')!;
const SIGNED = { jwt: 'e30.e30.c2ln', proof: 'AA' };

/** The acts that meet over one learner's badge, in the rooms as the apps have them, on a database of their own. */
export interface BadgeRooms {
  readonly db: TestDatabase;
  readonly app: INestApplicationContext;
  readonly agency: AgencyScene;
  /** Of the key that the agency's badges are prepared for. */
  readonly kid: string;
  issue(learner: Learner): Promise<IssueBadgeOutcome>;
  /** Issues, and hands on the id of the badge that now waits for its signature. */
  prepared(learner: Learner): Promise<string>;
  /** The worker's last step for a badge that it has claimed and signed: whether it became ISSUED. */
  finish(badgeId: string): Promise<boolean>;
  revoke(badgeId: string): Promise<RevokeBadgeOutcome>;
  void(completion: Pick<Completion, 'id'>): Promise<VoidCompletionOutcome>;
  close(): Promise<void>;
}

@Module({})
class Rooms {}

export async function openBadgeRooms(): Promise<BadgeRooms> {
  const db = await openTestDatabase();
  const floor = FloorModule.of(db.units, fixedClock(NOW));
  const imports = [floor, BadgesModule.withOrigin(new CredentialOrigin('https://verify.example.org'))];
  const app = await NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
  const agency = await anAgencyScene(db);
  const kid = await aSigningKey().in(db, agency.agency);
  const issue = (learner: Learner): Promise<IssueBadgeOutcome> =>
    app.get(IssueBadge).run(agency.manager, { learnerId: learner.id, nameChoice: 'NONE', consent: false });
  return {
    db,
    app,
    agency,
    kid,
    issue,
    prepared: async (learner) => {
      const outcome = await issue(learner);
      if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
      return outcome.badge.id;
    },
    finish: (badgeId) => finish(app, db, agency, badgeId),
    revoke: (badgeId) => app.get(RevokeBadge).run(agency.manager, { badgeId, reason: 'MISUSE' }),
    void: ({ id }) =>
      app.get(VoidCompletion).run(agency.manager, { completionId: id, reason: 'Not their logbook.' }),
    close: async () => {
      await app.close();
      await db.close();
    },
  };
}

function finish(
  app: INestApplicationContext,
  { units }: TestDatabase,
  { agency }: AgencyScene,
  badgeId: string,
): Promise<boolean> {
  const worker = { kind: 'worker', agencyId: agency.id, requestId: 'test' } as const;
  return units.write(worker, async (unit) => {
    const signed = new Map([[badgeId, SIGNED]]);
    const issued = await app.get(PreparedBadges).finish(unit, signed, A_SECOND_LATER);
    return issued === 1 || unit.leaveUntouched(false);
  });
}
