import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { BadgesModule, CredentialOrigin } from '#learners/badges';
import {
  type ClaimedJob,
  type Job,
  JobAlarm,
  JobReads,
  JobsModule,
  JobTools,
  RunJobs,
  StartJob,
  type StartJobOutcome,
  type StartJobRequest,
} from '#learners/jobs';
import type { Learner } from '#learners/roster';
import { FloorModule } from '#platform/floor';
import type { MemberActor } from '#platform/tenancy';

import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { type AgencyScene, anAgencyScene } from './agency-scene.js';
import { HandClock } from './hand-clock.js';
import { aSigningKey } from './signing-key.builder.js';

/** What a row says: `SUCCEEDED`, or why not. */
export type Said = string;

/** Remembers what failed. */
class HeardAlarm extends JobAlarm {
  readonly heard: unknown[] = [];

  failed(_job: ClaimedJob, fault: unknown): void {
    this.heard.push(fault);
  }
}

/** Jobs in the rooms as the api has them, on a database of their own, with an agency whose people are its members. */
export class JobRooms {
  readonly clock = new HandClock('2026-11-21T19:32:00.250Z');
  readonly alarm = new HeardAlarm();
  app: INestApplicationContext;
  agency: AgencyScene;

  private constructor(readonly db: TestDatabase) {}

  static async open(): Promise<JobRooms> {
    const rooms = new JobRooms(await openTestDatabase());
    rooms.app = await rooms.context();
    rooms.agency = await rooms.anAgency();
    return rooms;
  }

  /** A process of its own over the same database. */
  context(): Promise<INestApplicationContext> {
    const badges = BadgesModule.withOrigin(new CredentialOrigin('https://verify.example.org'));
    const jobs = JobsModule.on(badges, new JobTools(this.clock, this.alarm));
    const imports = [FloorModule.of(this.db.units, this.clock), badges, jobs];
    return NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
  }

  async anAgency(): Promise<AgencyScene> {
    const scene = await anAgencyScene(this.db);
    await aSigningKey().in(this.db, scene.agency);
    for (const { agencyId, accountId, roles } of [scene.manager, scene.registrar, scene.assessor])
      await this.db.adminQuery(
        `insert into memberships (agency_id, account_id, role, display_name) values ($1, $2, $3, 'Somebody')`,
        [agencyId, accountId, roles[0]],
      );
    return scene;
  }

  async start(actor: MemberActor, request: StartJobRequest, learners: readonly Learner[]): Promise<Job> {
    const outcome = await this.tries(actor, request, learners);
    if (outcome.kind !== 'job-started') throw new Error(JSON.stringify(outcome));
    return outcome.job;
  }

  tries(
    actor: MemberActor,
    request: StartJobRequest,
    learners: readonly Pick<Learner, 'id'>[],
  ): Promise<StartJobOutcome> {
    const selection = { kind: 'ids', ids: learners.map(({ id }) => id) } as const;
    return this.app.get(StartJob).run(actor, request, selection);
  }

  run(isStopping?: () => boolean): Promise<number> {
    return this.app.get(RunJobs).run(isStopping);
  }

  async job({ id, agencyId }: Job): Promise<Job> {
    const actor = { ...this.agency.manager, agencyId };
    const job = await this.db.units.read(actor, (unit) => this.app.get(JobReads).one(unit, id));
    if (job === null) throw new Error('The job is gone.');
    return job;
  }

  /** What became of each learner, in the order of the job. */
  async said({ id }: Job): Promise<Said[]> {
    const rows = await this.db.adminQuery<{ said: string }>(
      `select coalesce(problem ->> 'because', result, 'WAITING') as said from job_rows where job_id = $1 order by n`,
      [id],
    );
    return rows.map(({ said }) => said);
  }

  /** How often each type of entry stands in the agency’s journal. */
  async journalled(agencyId: string): Promise<Record<string, number>> {
    const rows = await this.db.adminQuery<{ type: string; times: number }>(
      'select type, count(*)::int as times from journal_entries where agency_id = $1 group by type',
      [agencyId],
    );
    return Object.fromEntries(rows.map(({ type, times }) => [type, times]));
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.close();
  }
}

@Module({})
class Rooms {}

/** That many learners completed the first assignment on a day after their enrolment. */
export const RECORD = {
  kind: 'RECORD_COMPLETIONS',
  assignment: 1,
  completedOn: '2026-11-10',
  evidenceLink: null,
  note: null,
} as const;

export const ACCEPT = { kind: 'ACCEPT_COMPLETIONS', assignment: 1 } as const;

export const ISSUE = {
  kind: 'ISSUE_BADGES',
  nameChoice: 'INITIAL_AND_FAMILY',
  consent: true,
  readyOnly: false,
} as const;

/** So many of something, one after the other. */
export async function several<What>(count: number, make: () => Promise<What>): Promise<What[]> {
  const made: What[] = [];
  for (let n = 0; n < count; n += 1) made.push(await make());
  return made;
}
