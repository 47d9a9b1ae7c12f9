import type { Instant } from '#platform/clock';
import { plusMilliseconds } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

export type MailKind = 'INVITATION' | 'PASSWORD_RESET' | 'BADGE_NOTICE' | 'LEARNER_CLAIM' | 'SIGN_IN_CODE';

/** A mail that is due: what it is about is a row of another room. */
export interface DueMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly about: string;
}

/** The first wait after a failure, in seconds: each is twice as long as the last, up to the longest, as in the outbox. */
const [FIRST_WAIT, LONGEST_WAIT] = [5, 600];
/** Milliseconds that a worker has for what it claimed; then another may send it. Longer than one mail can take. */
const LEASE = 120_000;

/** What is to be mailed: ids alone. Bookkeeping of the worker's queue: open the units with `units.overQueues`. */
export class MailQueue {
  /**
   * Takes an event over, in the statement that marks it handled: of two workers that saw the same event one queues
   * its mail, and the other finds it handled.
   */
  async takeOver(unit: Unit, eventId: string, mail: Omit<DueMail, 'id'>, now: Instant): Promise<void> {
    await query(
      unit,
      `with heard as (update outbox set handled_at = $4 where id = $1 and handled_at is null returning id),
       due as (insert into to_mail (id, kind, about) select id, $2, $3 from heard)
       select pg_notify('to_mail', '')`,
      [eventId, mail.kind, mail.about, now],
    );
  }

  /** Up to `limit` mails that are due, this worker's until their lease ends: a second worker meanwhile sees others. */
  claim(unit: Unit, now: Instant, limit: number): Promise<DueMail[]> {
    return query<DueMail>(
      unit,
      `update to_mail set next_try_at = $2 where id in (
         select id from to_mail where next_try_at <= $1 order by next_try_at, id limit $3 for update skip locked)
       returning id, kind, about`,
      [now, plusMilliseconds(now, LEASE), limit],
    );
  }

  /** Says whether any mail is due. */
  async isWaited(unit: Unit, now: Instant): Promise<boolean> {
    return (await query(unit, 'select from to_mail where next_try_at <= $1 limit 1', [now])).length > 0;
  }

  /** It was sent, was refused for good, or is needed no more. */
  async done(unit: Unit, id: string): Promise<void> {
    await query(unit, 'delete from to_mail where id = $1', [id]);
  }

  /** After a failure: 5 s, then twice as long each time, up to 10 minutes. */
  async putOff(unit: Unit, id: string, now: Instant): Promise<void> {
    await query(
      unit,
      `update to_mail set attempts = least(attempts + 1, 100),
         next_try_at = $2::timestamptz + least($3 * 2 ^ least(attempts, 20), $4) * interval '1 second'
       where id = $1`,
      [id, now, FIRST_WAIT, LONGEST_WAIT],
    );
  }
}
