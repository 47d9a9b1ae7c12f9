import { nameSuffixes, sortKeyOf } from '#learners/roster';

import { aMemberOf } from '../../test/builders/actor.builder.js';
import { anAgency } from '../../test/builders/agency.builder.js';
import { aCommunity } from '../../test/builders/community.builder.js';
import { aProgramme } from '../../test/builders/programme.builder.js';
import type { TestDatabase } from '../../test/harness/database.js';
import type { Roster } from './many-learners.js';
import type { Stand } from './stand.js';

const GIVEN = [
  'Zoé',
  'Élise',
  'Adam',
  'Miriam',
  'Jean',
  'Marie',
  'Noah',
  'Léa',
  'Omar',
  'Nadia',
  'Chloé',
  'Tomasz',
];
const MIDDLE = ['', '-Claude', '-Anne', ' Rose', '-Paul', ' Lee', '', ' Élie'];
const STEM = [
  'Trem',
  'Bélan',
  'Gag',
  'Mac',
  'O’Bri',
  'Lef',
  'Ste-Ma',
  'Kowal',
  'Singh',
  'Ngu',
  'Fort',
  'D’Av',
  'Fitz',
  'Berg',
];
const MIDST = ['bl', 'g', 'n', 'd', 'ev', 'r', 'sk', 't', 'yl', 'qu', 'ph', 'v'];
const END = ['ay', 'er', 'on', 'ie', 'en', 'ault', 'i', 'in', 'eau', 'is', 'man', 'ette', 'oux'];

const ROWS_AT_ONCE = 2_000;

/** An agency of as many people with names as people have them, beside another of a fifth of the size. */
export function namedLearners(stand: Stand): Promise<Roster> {
  return stand.scene('named-learners', async () => {
    const db = await stand.database();
    const programme = await aProgramme().in(db);
    const size = stand.quick ? 5_000 : 50_000;
    await fill(db, (await anAgency().in(db)).id, programme.id, size / 5);
    const agency = await anAgency().in(db);
    await fill(db, agency.id, programme.id, size);
    await db.adminQuery('vacuum analyze learners, enrolments, learner_name_suffixes');
    return { db, agency, reader: aMemberOf(agency.id), some: [] };
  });
}

async function fill(db: TestDatabase, agencyId: string, programmeId: string, size: number): Promise<void> {
  const community = await aCommunity()
    .of({ id: agencyId as never })
    .in(db);
  for (let from = 0; from < size; from += ROWS_AT_ONCE) {
    const people = Array.from({ length: Math.min(ROWS_AT_ONCE, size - from) }, (_, nr) =>
      personOf(from + nr),
    );
    await db.adminQuery(FILL, [agencyId, community.id, programmeId, JSON.stringify(people)]);
  }
}

/** Scattered over the parts, so that neighbours in the list were not entered one after the other. */
function personOf(nr: number) {
  const pick = (words: readonly string[], prime: number): string =>
    words[Math.floor((nr * prime) / 7) % words.length] ?? '';
  const given = `${pick(GIVEN, 5)}${pick(MIDDLE, 11)}`;
  const family = `${pick(STEM, 13)}${pick(MIDST, 17)}${pick(END, 19)}${nr % 3 === 0 ? `-${pick(STEM, 23)}${pick(END, 29)}` : ''}`;
  const name = { kind: 'given-family', given, family } as const;
  const displayName = `${given} ${family}`;
  return { given, family, displayName, sortKey: sortKeyOf(name), suffixes: nameSuffixes(name, displayName) };
}

const FILL = `
  with people as (
    select gen_random_uuid() as id, p.* from jsonb_to_recordset($4::jsonb)
      as p (given text, family text, "displayName" text, "sortKey" text, suffixes text[])),
  enrolled as (
    insert into learners (id, agency_id, community_id, given_name, family_name, display_name, sort_key, registered_at)
    select id, $1, $2, given, family, "displayName", "sortKey", now() from people returning id),
  named as (
    insert into learner_name_suffixes (agency_id, learner_id, suffix)
    select $1, people.id, unnest(suffixes) from people returning 1)
  insert into enrolments (agency_id, learner_id, programme_version_id, track, enrolled_on)
  select $1, id, $3, 'MSO', '2026-03-02' from people`;
