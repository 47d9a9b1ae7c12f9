import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { undoUntil } from '#learners/badges';
import { UNDO_FOR } from '#learners/completions';
import { isTheirs, type Job, JobReads, type JobRow, undoingOf } from '#learners/jobs';
import { Clock, type Instant, plusMilliseconds } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type Connection, connection, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { badCursor } from '../graphql/refusals.js';
import { DateTime } from '../graphql/scalars.js';
import { MemberNameLoaders } from '../members/member-name.loaders.js';
import { JobRowsArguments } from './job.input.js';
import { JobNode, jobNode, JobRowConnection, type JobRowNode, jobRowNode } from './job.node.js';

/** How many jobs are listed: what somebody started lately. */
const NEWEST = 20;

@Resolver(() => JobNode)
export class JobResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: JobReads,
    private readonly names: MemberNameLoaders,
    private readonly clock: Clock,
  ) {}

  @Query(() => JobNode, { nullable: true, description: 'A job of one’s agency; null where there is none.' })
  async job(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The job’s id.' }) id: string,
  ): Promise<JobNode | null> {
    const job = await this.units.read(operation.member, (unit) => this.reads.one(unit, id));
    return job && jobNode(job);
  }

  @Query(() => [JobNode], { description: 'The twenty jobs of one’s agency that were started last.' })
  async jobs(@CurrentOperation() operation: Operation): Promise<JobNode[]> {
    const jobs = await this.units.read(operation.member, (unit) => this.reads.newest(unit, NEWEST));
    return jobs.map(jobNode);
  }

  @ResolveField(() => String, { description: 'Who started it, by the name that the agency knows.' })
  async startedBy(@CurrentOperation() operation: Operation, @Parent() { job }: JobNode): Promise<string> {
    return (await this.names.ofAccount.load(operation, job.startedBy)) ?? '';
  }

  @ResolveField(() => Boolean, { description: 'Whether it may still be cancelled by whoever asks.' })
  mayCancel(@CurrentOperation() { member }: Operation, @Parent() { job }: JobNode): boolean {
    return isTheirs(job, member) && job.finishedAt === null;
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'Until when all badges that it issued, or all that it did to completions, can be undone by whoever may; null where there is nothing, or no longer.',
  })
  undoUntil(@CurrentOperation() { member }: Operation, @Parent() { job }: JobNode): Instant | null {
    return undoableUntil(job, member, this.clock.now());
  }

  @ResolveField(() => JobRowConnection, { description: 'Its learners, and what became of each.' })
  async rows(
    @CurrentOperation() operation: Operation,
    @Parent() { job }: JobNode,
    @Args() args: JobRowsArguments,
  ): Promise<Connection<JobRowNode>> {
    const { first, after: cursor } = pageRequest(operation, args);
    const after = Number(cursor?.key ?? 0);
    if (!Number.isSafeInteger(after) || after > job.total) throw badCursor(operation.locale);
    const only = args.only ?? null;
    const read = operation.member;
    const found = await this.units.read(read, (unit) =>
      this.reads.rows(unit, job.id, { first, after, only }),
    );
    const page = { rows: found.slice(0, first), hasNext: found.length > first };
    return connection(page, rowCursor, jobRowNode, () =>
      this.units.read(read, (unit) => this.reads.countRows(unit, job.id, only)),
    );
  }
}

function rowCursor({ n, learnerId }: JobRow): { key: string; id: string } {
  return { key: String(n), id: learnerId };
}

/**
 * Every badge is younger than the job’s first success, and every act on a completion than its start: what is promised here
 * holds for each of them.
 */
function undoableUntil(job: Job, member: MemberActor, now: Instant): Instant | null {
  const { request, startedAt, firstSuccessAt, isUndone, holdMinutes } = job;
  if (firstSuccessAt === null || isUndone) return null;
  if (holdMinutes !== null) return undoUntil({ state: 'ISSUED', issuedAt: firstSuccessAt, holdMinutes }, now);
  const until = plusMilliseconds(startedAt, UNDO_FOR);
  return undoingOf(request)?.kind === 'UNDO_COMPLETIONS' && isTheirs(job, member) && now < until
    ? until
    : null;
}
