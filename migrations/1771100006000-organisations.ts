import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { tenantTable } from './policies.js';

/** What an agency says of itself, and lists in the order in which people look names up. */
export class Organisations1771100006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTACTS);
    await runner.query(LOGOS);
    await foldNames(runner);
    await runner.query(ORDER);
  }

  down = forwardOnly;
}

/**
 * An agency keeps its own telephone number and e-mail address; that it shows otherwise from then on is told to
 * verifiers by agencies_show_otherwise. It may correct what it registered of a community, which stays the same community.
 */
const CONTACTS = `
  grant update (phone, email) on agencies to lp_agency;
  grant update (name, name_key, guard_model) on communities to lp_agency;
  alter table agencies add column name_key text collate "C" not null default '';
  comment on column agencies.name_key is 'the folded name; lists are searched by it';
`;

/**
 * One picture per agency, always as the api wrote it: a PNG of at most 512 by 512 pixels. `digest` names these bytes, so
 * that a browser may keep them.
 */
const LOGOS = `
  create table agency_logos (
    agency_id uuid primary key references agencies (agency_id),
    png bytea not null constraint agency_logos_png
      check (length(png) <= 2097152 and substring(png from 1 for 8) = '\\x89504e470d0a1a0a'),
    width smallint not null constraint agency_logos_width check (width between 1 and 512),
    height smallint not null constraint agency_logos_height check (height between 1 and 512),
    digest text not null constraint agency_logos_digest check (digest ~ '^[0-9a-f]{64}$'),
    changed_by uuid not null references accounts (id),
    changed_at timestamptz not null
  );
  ${tenantTable('agency_logos', {
    agency: ['select', 'insert', 'update (png, width, height, digest, changed_by, changed_at)', 'delete'],
    hq: ['select'],
  })}
`;

/** By the root collation of CLDR: Élan stands at E, and what it takes for equal goes by bytes, so that pages are exact. */
const ORDER = `
  create index agencies_in_order on agencies (name collate "und-x-icu", agency_id);
  create index communities_in_order on communities (agency_id, name collate "und-x-icu", id);
  drop index agencies_by_name;
  drop index communities_by_name;
`;

/** Names that are there get the key that the room writes from now on. The policies stand aside for it, in this transaction. */
async function foldNames(runner: QueryRunner): Promise<void> {
  await runner.query('alter table agencies no force row level security');
  const agencies = (await runner.query('select agency_id as id, name from agencies')) as Named[];
  const [ids, keys] = [agencies.map(({ id }) => id), agencies.map(({ name }) => foldedIn2026(name))];
  await runner.query(
    `update agencies a set name_key = k.key from unnest($1::uuid[], $2::text[]) as k (id, key) where a.agency_id = k.id`,
    [ids, keys],
  );
  await runner.query('alter table agencies force row level security');
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** As `folded` of platform/input was when this migration was written: what ran must go on doing what it did. */
function foldedIn2026(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/(?=\p{M})[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}]/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`]/gu, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...plain].slice(0, 200).join('');
}
