import type { Agency } from '#authority/agencies';

import { aMemberOf } from '../../test/builders/actor.builder.js';
import { anAgency } from '../../test/builders/agency.builder.js';
import { aCommunity } from '../../test/builders/community.builder.js';
import { aProgramme } from '../../test/builders/programme.builder.js';
import type { TestDatabase } from '../../test/harness/database.js';
import type { Stand } from './stand.js';

/** A database in which one agency has that many learners, and who reads them. */
export interface Roster {
  readonly db: TestDatabase;
  readonly agency: Agency;
  readonly reader: ReturnType<typeof aMemberOf>;
  /** Ids here and there in the list. */
  readonly some: readonly string[];
}

/** Made once for all figures: a million takes the better part of a minute. */
export function manyLearners(stand: Stand): Promise<Roster> {
  return stand.scene('many-learners', () => rosterOf(stand, stand.quick ? 50_000 : 1_000_000));
}

export function fewLearners(stand: Stand): Promise<Roster> {
  return stand.scene('few-learners', () => rosterOf(stand, 1_000));
}

async function rosterOf(stand: Stand, size: number): Promise<Roster> {
  const db = await stand.database();
  const agency = await anAgency().in(db);
  const community = await aCommunity().of(agency).in(db);
  const programme = await aProgramme().in(db);
  await db.adminQuery(fill(size, { agency: agency.id, community: community.id, programme: programme.id }));
  await db.adminQuery('vacuum analyze learners, enrolments');
  const some = await db.adminQuery<{ id: string }>(
    `select id from learners where external_id like '%77' limit 500`,
  );
  return { db, agency, reader: aMemberOf(agency.id), some: some.map(({ id }) => id) };
}

/**
 * Names of which some are shared by many and some by few, in an order that has nothing to do with the rows'. As a
 * replica: two million foreign keys that are known to hold are not looked up one by one.
 */
const fill = (size: number, ids: Readonly<Record<'agency' | 'community' | 'programme', string>>): string => `
  begin;
  set local session_replication_role = replica;
  insert into learners (id, agency_id, community_id, given_name, family_name, display_name, sort_key, external_id, registered_at)
  select gen_random_uuid(), '${ids.agency}', '${ids.community}', given, family, given || ' ' || family,
    lower(family || ' ' || given), n::text, now()
  from (select n, 'Given' || n % 997 as given, 'Family' || substr(md5(n::text), 1, 4) as family
    from generate_series(1, ${size}) as n) as made;
  insert into enrolments (id, agency_id, learner_id, programme_version_id, track, enrolled_on)
  select gen_random_uuid(), agency_id, id, '${ids.programme}', 'MSO', '2026-03-02' from learners;
  commit`;
