import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

/** For the worker: what learners came in by and is over. Open the units with `units.overQueues`. */
export class PastWaysIn {
  /**
   * Takes away sessions that ended before the one instant, and questions and challenges that ended before the other: those
   * hold addresses. Up to `limit` of each; says how many left.
   */
  async forget(
    unit: Unit,
    before: { readonly sessions: Instant; readonly questions: Instant },
    limit: number,
  ): Promise<number> {
    const gone = await query(
      unit,
      `with s as (delete from learner_sessions where id_hash in
           (select id_hash from learner_sessions where ends_at < $1 limit $3) returning 1 as one),
         q as (delete from learner_sign_in_codes where id in
           (select id from learner_sign_in_codes where ends_at < $2 limit $3) returning 1 as one),
         c as (delete from learner_challenges where handle_hash in
           (select handle_hash from learner_challenges where ends_at < $2 limit $3) returning 1 as one)
       select one from s union all select one from q union all select one from c`,
      [before.sessions, before.questions, limit],
    );
    return gone.length;
  }
}
