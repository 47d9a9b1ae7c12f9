import { QueryRunnerAlreadyReleasedError } from 'typeorm';

import { sqlStateOf } from './constraint.js';

/** The server says that it goes: administrator's shutdown, crash of a neighbour, not (yet) taking anybody. */
const LEAVING = new Set(['57P01', '57P02', '57P03']);
const BROKEN = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE']);
/** What `pg` says without any code of a connection that ended under it. */
const ENDED = new Set([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
]);

/** COMMIT was sent and no answer came: the changes may stand or not, and nobody may guess. */
export class CommitUnanswered extends Error {
  override readonly name = 'CommitUnanswered';

  constructor(cause: unknown) {
    super('The connection was lost after COMMIT was sent; whether it holds is not known.', { cause });
  }
}

/** Whether the connection, and nothing that was asked over it, is at fault. A timeout is not: patience was had. */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlStateOf(error) ?? '';
  if (state.startsWith('08') || LEAVING.has(state) || BROKEN.has(state)) return true;
  return wasNeverSent(error) || (error instanceof Error && ENDED.has(error.message));
}

/** No server is there, it takes nobody more, or it did not answer in the time that is waited for it. */
const UNREACHED = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', '53300']);
const UNANSWERED = new Set([
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Connection terminated due to connection timeout',
  'Query read timeout',
]);

/**
 * Whether the database could not be reached, and nothing that was asked of it is at fault: the same may be asked again
 * soon. Never where COMMIT was sent, since asking again might do a thing twice.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof CommitUnanswered) return false;
  if (isConnectionLost(error) || UNREACHED.has(sqlStateOf(error) ?? '')) return true;
  return error instanceof Error && UNANSWERED.has(error.message);
}

/** An error of the commit itself, as it goes up. What the server refused it rolled back; silence is no answer. */
export function commitFault(error: unknown): unknown {
  const isAnswered = sqlStateOf(error) !== null && !isConnectionLost(error);
  return isAnswered || wasNeverSent(error) ? error : new CommitUnanswered(error);
}

/** TypeORM lets a connection go the moment it breaks, and then sends nothing more over it. */
function wasNeverSent(error: unknown): boolean {
  return error instanceof QueryRunnerAlreadyReleasedError;
}
