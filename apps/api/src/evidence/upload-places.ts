import type { FastifyReply } from 'fastify';

import { Refused, RETRY_AFTER } from '../http/http-faults.filter.js';

/** So many files are read at once, ten megabytes each at most, and so many of one person’s. */
const PLACES = 8;
const PLACES_OF_ONE = 3;

/**
 * How many files may be on their way into memory. A place is taken before the first byte is read and given back when
 * the answer is out or the sender is gone; without one the answer is 503 and when to come again.
 */
export class UploadPlaces {
  private readonly taken = new Map<string, number>();

  /** Takes a place in the name of an account until the reply is over; throws the refusal where there is none. */
  take(accountId: string, reply: FastifyReply): void {
    const own = this.taken.get(accountId) ?? 0;
    const all = [...this.taken.values()].reduce((sum, each) => sum + each, 0);
    if (all >= PLACES || own >= PLACES_OF_ONE)
      throw new Refused(503, 'UPLOADS_BUSY', 'problem.uploads-busy', {
        headers: { 'Retry-After': RETRY_AFTER },
      });
    this.taken.set(accountId, own + 1);
    reply.raw.once('close', () => this.giveBack(accountId));
  }

  private giveBack(accountId: string): void {
    const own = this.taken.get(accountId) ?? 0;
    if (own > 1) this.taken.set(accountId, own - 1);
    else this.taken.delete(accountId);
  }
}
