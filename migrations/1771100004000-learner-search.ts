import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { tenantTable } from './policies.js';

/** Lists of learners in Unicode's order, found by any part of a name, and by what there is to do (ADR 0015). */
export class LearnerSearch1771100004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUFFIXES);
    await fill(runner);
    await runner.query(OPEN);
    await runner.query(ORDER);
    await runner.query(WORK);
  }

  down = forwardOnly;
}

/** Every end of every word of a name, folded: a part of a name is the beginning of one of them. */
const SUFFIXES = `
  create table learner_name_suffixes (
    agency_id uuid not null,
    learner_id uuid not null,
    suffix text collate "C" not null,
    constraint learner_name_suffixes_pkey primary key (agency_id, suffix, learner_id),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  create index learner_name_suffixes_of_learner on learner_name_suffixes (agency_id, learner_id, suffix);
`;

const OPEN = tenantTable('learner_name_suffixes', { agency: ['select', 'insert'] });

/** Texts are compared as Unicode has it; a list goes on after a text and an id, so both stand in the index. */
const ORDER = `
  create index learners_in_order on learners (agency_id, sort_key collate "und-x-icu", id);
  create index learners_of_community_in_order on learners (agency_id, community_id, sort_key collate "und-x-icu", id);
  create index learners_by_registration on learners (agency_id, registered_at, id);
  drop index learners_by_name;
  drop index learners_of_community;
`;

const WORK = `
  create index completions_open on completions (agency_id, state, learner_id) where state in ('SUBMITTED', 'RETURNED');
  create index badges_in_force on badges (agency_id, expires_at, learner_id) where state = 'ISSUED';
`;

const BATCH = 1_000;

interface Named {
  readonly id: string;
  readonly agency_id: string;
  readonly names: readonly string[];
}

/** The owner is bound by policies, too, and has none of its own: for this one reading they are put aside. */
async function fill(runner: QueryRunner): Promise<void> {
  await runner.query('alter table learners no force row level security');
  for (let last: string | null = null, more = true; more;) {
    const batch: Named[] = (await runner.query(
      `select id, agency_id, array_remove(array[given_name, family_name, single_name, display_name], null) as names
       from learners where $1::uuid is null or id > $1::uuid order by id limit ${BATCH}`,
      [last],
    )) as Named[];
    await addSuffixes(runner, batch);
    last = batch.at(-1)?.id ?? last;
    more = batch.length === BATCH;
  }
  await runner.query('alter table learners force row level security');
}

async function addSuffixes(runner: QueryRunner, batch: readonly Named[]): Promise<void> {
  const rows = batch.flatMap(({ id, agency_id, names }) =>
    suffixesOf(names).map((suffix) => ({ agency_id, learner_id: id, suffix })),
  );
  await runner.query(
    `insert into learner_name_suffixes select * from jsonb_populate_recordset(null::learner_name_suffixes, $1)`,
    [JSON.stringify(rows)],
  );
}

/* How names were taken apart when this migration was written; `learners/roster` goes its own way from here. */

const LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ı: 'i' },
};

function folded(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/(?=\p{M})[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}]/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
  return [...plain]
    .slice(0, 200)
    .join('')
    .replace(/[æœßøłđðþħŧı]/gu, (letter) => LETTERS[letter] ?? letter);
}

function suffixesOf(names: readonly string[]): readonly string[] {
  const words = names
    .map(folded)
    .flatMap((text) => [
      ...text.split(/[^\p{L}\p{N}\p{M}]+/u),
      ...text.split(' ').map((part) => part.replace(/[^\p{L}\p{N}\p{M}]+/gu, '')),
    ]);
  const ends = words.flatMap((word) => [...word].map((_, from) => [...word].slice(from).join('')));
  return [...new Set(ends)];
}
