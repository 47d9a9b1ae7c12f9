import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type Unit, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { BadgeNotice, Concerned, HolderLetter, NoticeAbout } from '../domain/badge-notice.js';

/** The table `badge_notices`: one at most is open per badge. Badges that it is called with are locked. */
@Injectable()
export class NoticeStore {
  /** Writes a notice for each badge over what was not said of it yet, and hands back those that can be mailed. */
  async write(
    unit: WriteUnit,
    about: NoticeAbout,
    concerned: readonly Concerned[],
    at: Instant,
  ): Promise<readonly string[]> {
    const added = await query<{ id: string; state: string }>(unit, WRITE, [
      ...[unit.actor?.agencyId ?? null, about, at],
      concerned.map(({ id }) => id),
      concerned.map(({ learnerId }) => learnerId),
      concerned.map(({ reason }) => reason),
    ]);
    return added.filter(({ state }) => state === 'WAITING').map(({ id }) => id);
  }

  /** The newest notice of each badge of the unit's agency that has one. */
  async ofBadges(unit: Unit, badgeIds: readonly string[]): Promise<ReadonlyMap<string, BadgeNotice>> {
    const found = await query<BadgeNotice>(
      unit,
      `select distinct on (badge_id) id, badge_id as "badgeId", about, reason, made_at as "madeAt", state,
         settled_at as "settledAt"
       from badge_notices where agency_id = $1 and badge_id = any($2::uuid[])
       order by badge_id, state = 'OVERTAKEN', made_at desc, settled_at desc nulls first, id`,
      [unit.actor?.agencyId ?? null, badgeIds.filter(isId)],
    );
    return new Map(found.map((notice) => [notice.badgeId, notice]));
  }

  /** Keeps that a person told the holder; null where nothing was left to be told. */
  async keepTold(
    unit: WriteUnit,
    { agencyId, id }: { readonly agencyId: AgencyId; readonly id: string },
    { by, at }: { readonly by: AccountId; readonly at: Instant },
  ): Promise<NoticeAbout | null> {
    const [told] = await query<{ about: NoticeAbout }>(
      unit,
      `update badge_notices set state = 'TOLD', settled_at = $4, told_by = $3
       where agency_id = $1 and badge_id = $2 and state in ('NO_ADDRESS', 'REFUSED') returning about`,
      [agencyId, id, by, at],
    );
    return told?.about ?? null;
  }

  /** Whose notice it is; null where it waits no more. Over the queues, in no agency's name. */
  async agencyOf(unit: Unit, id: string): Promise<AgencyId | null> {
    const [found] = await query<{ agency_id: AgencyId }>(
      unit,
      `select agency_id from badge_notices where id = $1 and state = 'WAITING'`,
      [id],
    );
    return found?.agency_id ?? null;
  }

  /** What the letter says, in the name of its agency; null where the holder has no address any more. */
  async letter(unit: Unit, id: string): Promise<HolderLetter | null> {
    const [found] = await query<LetterColumns>(unit, LETTER, [unit.actor?.agencyId ?? null, id]);
    if (!found?.email) return null;
    const { agencyName, agencyPhone, agencyEmail, email, ...letter } = found;
    return { ...letter, email, agency: { name: agencyName, phone: agencyPhone, email: agencyEmail } };
  }

  /** What became of its mail. Over the queues. */
  async settle(unit: Unit, id: string, state: 'MAILED' | 'REFUSED', at: Instant): Promise<void> {
    await query(
      unit,
      `update badge_notices set state = $2, settled_at = $3 where id = $1 and state = 'WAITING'`,
      [id, state, at],
    );
  }
}

type LetterColumns = Omit<HolderLetter, 'agency' | 'email'> & {
  readonly email: string | null;
  readonly agencyName: string;
  readonly agencyPhone: string;
  readonly agencyEmail: string;
};

const WRITE = `
  with overtaken as (update badge_notices set state = 'OVERTAKEN', settled_at = $3
    where agency_id = $1 and badge_id = any($4::uuid[]) and state in ('WAITING', 'NO_ADDRESS', 'REFUSED') returning id)
  insert into badge_notices (id, agency_id, learner_id, badge_id, about, reason, made_at, state)
  select gen_random_uuid(), $1, l.id, c.id, $2, c.reason, $3, case when l.email is null then 'NO_ADDRESS' else 'WAITING' end
  from (select count(*) from overtaken) first
    cross join unnest($4::uuid[], $5::uuid[], $6::text[]) as c (id, learner_id, reason)
    join learners l on l.agency_id = $1 and l.id = c.learner_id
  returning id, state`;

const LETTER = `
  select n.about, n.reason, n.made_at as "madeAt", b.kind, l.display_name as name, l.email, o.locale,
    a.name as "agencyName", a.phone as "agencyPhone", a.email as "agencyEmail"
  from badge_notices n
    join badges b on b.agency_id = n.agency_id and b.id = n.badge_id
    join learners l on l.agency_id = n.agency_id and l.id = n.learner_id
    join agencies a on a.agency_id = n.agency_id
    left join accounts o on o.id = l.account_id
  where n.agency_id = $1 and n.id = $2 and n.state = 'WAITING'`;
