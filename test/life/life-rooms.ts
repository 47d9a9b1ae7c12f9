import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import {
  type Badge,
  BadgeReads,
  BadgesModule,
  CredentialOrigin,
  IssueBadge,
  PreparedBadges,
  ReinstateBadge,
  RevokeBadge,
  SuspendBadge,
} from '#learners/badges';
import {
  AcceptCompletion,
  ChangeVersion,
  type Completion,
  CompletionReads,
  DecideBackdating,
  ReturnCompletion,
  SubmitCompletion,
  UndoCompletion,
  VoidCompletion,
} from '#learners/completions';
import type { ProgrammeVersion } from '#learners/programme';
import type { Learner } from '#learners/roster';
import { FloorModule } from '#platform/floor';
import type { MemberActor } from '#platform/tenancy';

import { accountsIn } from '../builders/account.builder.js';
import { aStaffMember } from '../builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../builders/agency-scene.js';
import { HandClock } from '../builders/hand-clock.js';
import { aProgramme } from '../builders/programme.builder.js';
import { aSigningKey } from '../builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import type { Person } from './completions-model.js';

const NOW = '2026-12-21T15:00:00Z';
const RECENT = '2026-12-18';
/** Further back than the versions allow, and after the enrolment. */
const LATE = '2026-11-10';
const NOTHING = '00000000-0000-4000-8000-00000000dead';
const STAFF = aStaffMember();
const POLICIES = { whenVoided: 'SUSPEND', sequentialAssignments: true, backdateLimitDays: 14 } as const;

@Module({})
class Rooms {}

/** The rooms as the apps have them, a clock that a test moves, and two versions that ask for the same. */
export class LifeRooms {
  private constructor(
    readonly clock: HandClock,
    readonly versions: readonly [ProgrammeVersion, ProgrammeVersion],
    private readonly db: TestDatabase,
    private readonly app: INestApplicationContext,
    private readonly agency: AgencyScene,
  ) {}

  static async open(): Promise<LifeRooms> {
    const db = await openTestDatabase();
    const clock = new HandClock(NOW);
    const badges = BadgesModule.withOrigin(new CredentialOrigin('https://verify.example.org'));
    const imports = [FloorModule.of(db.units, clock), badges];
    const app = await NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
    const agency = await anAgencyScene(db);
    await aSigningKey().in(db, agency.agency);
    await accountsIn(db, STAFF);
    const version = (): Promise<ProgrammeVersion> => aProgramme().withPolicies(POLICIES).in(db);
    return new LifeRooms(clock, [await version(), await version()], db, app, agency);
  }

  async enrols(): Promise<Learner> {
    const learner = await this.agency.enrols();
    await this.db.adminQuery('update enrolments set programme_version_id = $2 where learner_id = $1', [
      ...[learner.id, this.versions[0].id],
    ]);
    return learner;
  }

  async submit(learner: Learner, assignment: number, by: Person, isLate: boolean): Promise<string> {
    const request = {
      ...{ learnerId: learner.id, assignment, completedOn: isLate ? LATE : RECENT },
      ...(isLate && { backdatedBecause: 'The sheet was found late.' }),
    };
    return (await this.app.get(SubmitCompletion, ANYWHERE).run(this.actor(by), request)).kind;
  }

  async judge(completionId: string | null, by: Person, as: 'ACCEPTED' | 'RETURNED'): Promise<string> {
    const request = {
      ...{ completionId: completionId ?? NOTHING, deciderEmail: `${by}@example.org` },
      reason: 'Page two.',
    };
    const act = as === 'ACCEPTED' ? AcceptCompletion : ReturnCompletion;
    return (
      await this.app.get<AcceptCompletion | ReturnCompletion>(act, ANYWHERE).run(this.actor(by), request)
    ).kind;
  }

  async void(completionId: string | null): Promise<string> {
    const request = { completionId: completionId ?? NOTHING, reason: 'Not their logbook.' };
    return (await this.app.get(VoidCompletion, ANYWHERE).run(this.agency.manager, request)).kind;
  }

  async undo(completionId: string | null, by: Person): Promise<string> {
    const act = this.app.get(UndoCompletion, ANYWHERE);
    return (await act.run(this.actor(by), { completionId: completionId ?? NOTHING })).kind;
  }

  async backdating(completionId: string | null, isApproved: boolean): Promise<string> {
    const act = this.app.get(DecideBackdating, ANYWHERE);
    const id = completionId ?? NOTHING;
    return (await (isApproved ? act.approve(STAFF, id) : act.decline(STAFF, id, 'Too long ago.'))).kind;
  }

  async changeVersion({ id: learnerId }: Learner, to: ProgrammeVersion): Promise<string> {
    const request = { learnerId, programmeVersionId: to.id };
    return (await this.app.get(ChangeVersion, ANYWHERE).run(this.agency.manager, request)).kind;
  }

  async issue({ id: learnerId }: Learner): Promise<string> {
    const request = { learnerId, nameChoice: 'NONE', consent: false } as const;
    return (await this.app.get(IssueBadge, ANYWHERE).run(this.agency.manager, request)).kind;
  }

  /** The worker's last step, for whatever waits. */
  async sign(badgeIds: readonly string[]): Promise<void> {
    const worker = { kind: 'worker', agencyId: this.agency.agency.id, requestId: 'test' } as const;
    const signed = new Map(badgeIds.map((id) => [id, { jwt: 'e30.e30.c2ln', proof: 'AA' }]));
    await this.db.units.write(worker, async (unit) => {
      const issued = await this.app.get(PreparedBadges, ANYWHERE).finish(unit, signed, this.clock.now());
      return issued > 0 || unit.leaveUntouched(false);
    });
  }

  async suspend(badgeId: string): Promise<void> {
    const request = { badgeId, reason: 'MISUSE_REPORTED', note: 'Two people showed it.' } as const;
    await this.app.get(SuspendBadge, ANYWHERE).run(this.agency.manager, request);
  }

  async reinstate(badgeId: string): Promise<void> {
    await this.app.get(ReinstateBadge, ANYWHERE).run(this.agency.manager, { badgeId });
  }

  async revoke(badgeId: string): Promise<void> {
    await this.app.get(RevokeBadge, ANYWHERE).run(this.agency.manager, { badgeId, reason: 'MISUSE' });
  }

  async badgesOf({ id }: Learner): Promise<readonly Badge[]> {
    const reads = this.app.get(BadgeReads, ANYWHERE);
    const held = await this.db.units.read(this.agency.manager, (unit) => reads.ofLearners(unit, [id]));
    return held.get(id) ?? [];
  }

  /** Under whichever version; each with how many attempts are kept before it. */
  async completionsOf({ id }: Learner): Promise<readonly (Completion & { readonly kept: number })[]> {
    const reads = this.app.get(CompletionReads, ANYWHERE);
    return this.db.units.read(this.agency.manager, async (unit) => {
      const held = (await reads.ofLearners(unit, [id])).get(id) ?? [];
      const before = await reads.attemptsBefore(
        unit,
        held.map((each) => each.id),
      );
      return held.map((each) => ({ ...each, kept: before.get(each.id)?.length ?? 0 }));
    });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.close();
  }

  private actor(person: Person): MemberActor {
    return this.agency[person];
  }
}

const ANYWHERE = { strict: false } as const;
