import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { QueryRunner } from 'typeorm';

import type { Actor } from '#platform/tenancy';

import { sqlStateOf } from './constraint.js';
import type { Database, PoolName } from './database.js';
import { commitFault, isConnectionLost } from './lost-connection.js';
import { OPENED_BY_UNITS } from './transaction-guard.js';
import { fateOf, type ReadUnit, readUnit, type WriteUnit, writeUnit } from './unit.js';

/** Who the database is told that we are. */
interface Context {
  readonly pool: PoolName;
  readonly role: string;
  readonly agency: string;
  readonly learner: string;
  readonly actor: string;
  readonly request: string;
  readonly readOnly: boolean;
}

/** Serialisation failure and deadlock: PostgreSQL rolled the transaction back and asks for it again. */
const ROLLED_BACK = new Set(['40001', '40P01']);

/** Together two seconds: a server that restarts is waited for, one that is away is soon called so. */
const ATTEMPTS = 8;
const FIRST_PAUSE_MILLISECONDS = 20;

/**
 * The only opener of transactions. A unit is a callback that may run more than once, so nothing in it may leave the
 * process: no mail, no HTTP. It is begun again after a serialisation failure, a deadlock, or a connection that was lost
 * before COMMIT was sent; after that a loss goes up as `CommitUnanswered`, because the first run may stand (ADR 0003).
 */
export class UnitsOfWork {
  constructor(private readonly database: Database) {}

  /** Runs the work in a transaction that may write, and commits what the journal recorded. */
  write<T>(actor: Actor, work: (unit: WriteUnit) => Promise<T>): Promise<T> {
    return this.retrying(() =>
      this.run(contextOf(actor, false), (runner) => writing(writeUnit(actor, runner), work)),
    );
  }

  /** Runs the work in a read-only transaction. */
  read<T>(actor: Actor, work: (unit: ReadUnit) => Promise<T>): Promise<T> {
    return this.retrying(() =>
      this.run(contextOf(actor, true), async (runner) => ({
        answer: await work(readUnit(actor, runner)),
        keep: false,
      })),
    );
  }

  /** Reads accounts and memberships and writes sessions, before an agency is known. No tenant table is open here. */
  identify<T>(work: (unit: ReadUnit) => Promise<T>): Promise<T> {
    return this.unnamed({ pool: 'identity', role: 'lp_identity', readOnly: false }, work);
  }

  /** Reads what the public door may show, in nobody's name: lp_verify may run a few functions and read no table. */
  inPublic<T>(work: (unit: ReadUnit) => Promise<T>): Promise<T> {
    return this.unnamed({ pool: 'public', role: 'lp_verify', readOnly: true }, work);
  }

  /** The worker's bookkeeping over its queues, in no agency's name: what a journal would record is closed to it. */
  overQueues<T>(work: (unit: ReadUnit) => Promise<T>): Promise<T> {
    return this.unnamed({ pool: 'worker', role: 'lp_worker', readOnly: false }, work);
  }

  private unnamed<T>(
    door: Pick<Context, 'pool' | 'role' | 'readOnly'>,
    work: (unit: ReadUnit) => Promise<T>,
  ): Promise<T> {
    const context: Context = { ...door, agency: '', learner: '', actor: '', request: '' };
    return this.retrying(() =>
      this.run(context, async (runner) => ({
        answer: await work(readUnit(null, runner)),
        keep: !door.readOnly,
      })),
    );
  }

  private async run<T>(
    context: Context,
    work: (runner: QueryRunner) => Promise<{ answer: T; keep: boolean }>,
  ): Promise<T> {
    const runner = this.database.pool(context.pool).createQueryRunner();
    (runner.data as Record<symbol, unknown>)[OPENED_BY_UNITS] = true;
    try {
      await runner.startTransaction();
      await introduce(runner, context);
      const { answer, keep } = await work(runner);
      await (keep ? commit(runner) : runner.rollbackTransaction());
      return answer;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async retrying<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (tries >= ATTEMPTS || !mayRunAgain(error)) throw error;
        await pause(jitter(FIRST_PAUSE_MILLISECONDS * 2 ** (tries - 1)));
      }
    }
  }
}

async function commit(runner: QueryRunner): Promise<void> {
  try {
    await runner.commitTransaction();
  } catch (error) {
    throw commitFault(error);
  }
}

/** Nothing else is tried again (reliability 3d): a unit that failed by its own doing would only fail once more. */
function mayRunAgain(error: unknown): boolean {
  return ROLLED_BACK.has(sqlStateOf(error) ?? '') || isConnectionLost(error);
}

/** Between half and all of it, so that those who were thrown out together do not come back together. */
function jitter(milliseconds: number): number {
  return randomInt(milliseconds / 2, milliseconds + 1);
}

async function writing<T>(
  unit: WriteUnit,
  work: (unit: WriteUnit) => Promise<T>,
): Promise<{ answer: T; keep: boolean }> {
  const answer = await work(unit);
  return { answer, keep: fateOf(unit) === 'commit' };
}

/** One statement, all of it local to the transaction: a session-level setting leaks to the pool's next user. */
async function introduce(runner: QueryRunner, context: Context): Promise<void> {
  await runner.query(
    `select set_config('role', $1, true), set_config('app.agency', $2, true), set_config('app.community', '', true),
      set_config('app.actor', $3, true), set_config('app.request', $4, true), set_config('transaction_read_only', $5, true), set_config('app.learner', $6, true)`,
    [
      ...[context.role, context.agency, context.actor, context.request],
      context.readOnly ? 'on' : 'off',
      context.learner,
    ],
  );
}

function contextOf(actor: Actor, readOnly: boolean): Context {
  const common = { agency: actor.agencyId ?? '', learner: '', request: actor.requestId, readOnly };
  switch (actor.kind) {
    case 'member':
      return { ...common, pool: 'tenant', role: 'lp_agency', actor: actor.accountId };
    case 'learner':
      return {
        ...common,
        pool: 'tenant',
        role: 'lp_learner',
        actor: actor.accountId,
        learner: actor.learnerId,
      };
    case 'staff':
    case 'person':
      return { ...common, pool: 'hq', role: 'lp_hq', actor: actor.accountId };
    case 'worker':
      return { ...common, pool: 'worker', role: 'lp_worker', actor: '' };
  }
}
