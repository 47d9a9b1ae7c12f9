import { Injectable } from '@nestjs/common';

import { PastWaysIn } from '#learners/accounts';
import { PastJobs } from '#learners/jobs';
import { plusMilliseconds } from '#platform/clock';
import { EndedSessions, PastInvitations, PastResets } from '#platform/identity';
import { OutboxRelay } from '#platform/outbox';
import { type Unit, UnitsOfWork } from '#platform/persistence';
import { StatusListStore } from '#proof/signing';

import type { Job } from '../job.js';
import { WorkerLog } from '../worker-log.js';
import { HousekeepingTurn } from './store/housekeeping-turn.js';

const DAY = 86_400_000;
/**
 * Events that were handled, sessions and requests for a password that ended, invitations that nobody accepted are kept
 * this long, for whoever looks into something.
 */
const KEPT = 30 * DAY;
/** Jobs with a row for each learner, for whoever asks what became of an act. */
const KEPT_JOBS = 90 * DAY;
/** Rows of each kind in one run: small enough to hold nobody up, and the next run follows while there are more. */
const AT_A_TIME = 1_000;
/** Rows of jobs, which leave with their job: as many as the largest one has. */
const JOB_ROWS_AT_A_TIME = 10_000;

/** Deletes what serves nobody any more, one worker at a time. What the journal records is not in its reach. */
@Injectable()
export class Housekeeping implements Job {
  readonly name = 'housekeeping';
  private readonly relay = new OutboxRelay();
  private readonly sessions = new EndedSessions();
  private readonly resets = new PastResets();
  private readonly invitations = new PastInvitations();
  private readonly waysIn = new PastWaysIn();
  private readonly jobs = new PastJobs();
  private readonly turn = new HousekeepingTurn();
  private readonly lists = new StatusListStore();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly tools: WorkerLog,
  ) {}

  run(): Promise<number> {
    return this.units.overQueues((unit) => this.forget(unit));
  }

  private async forget(unit: Unit): Promise<number> {
    if (!(await this.turn.take(unit))) return 0;
    const now = this.tools.clock.now();
    const before = plusMilliseconds(now, -KEPT);
    const events = await this.relay.forgetHandled(unit, before, AT_A_TIME);
    const sessions = await this.sessions.forget(unit, before, AT_A_TIME);
    const resets = await this.resets.forget(unit, before, AT_A_TIME);
    const invitations = await this.invitations.forget(unit, before, AT_A_TIME);
    const learners = await this.waysIn.forget(
      unit,
      { sessions: before, questions: plusMilliseconds(now, -DAY) },
      AT_A_TIME,
    );
    const jobs = await this.jobs.forget(unit, plusMilliseconds(now, -KEPT_JOBS), JOB_ROWS_AT_A_TIME);
    const changes = await this.lists.forgetChanges(unit, plusMilliseconds(now, -DAY), AT_A_TIME);
    return events + sessions + resets + invitations + learners + jobs + changes;
  }
}
