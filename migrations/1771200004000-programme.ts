import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable } from './policies.js';

/** Editions are drafted, published for ever and retired; a learner may be moved to another. */
export class Programme1771200004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERSIONS);
    await runner.query(DRAFTS);
    await runner.query(MOVES);
  }

  down = forwardOnly;
}

/** What is published never changes, whoever asks: the one move is to be retired, and nothing is taken away (T15). */
const VERSIONS = `
  alter table programme_versions
    add column retired_at timestamptz,
    drop constraint programme_versions_state,
    add constraint programme_versions_state check (state in ('PUBLISHED', 'RETIRED')),
    add constraint programme_versions_retired check (retired_at is null or state = 'RETIRED');
  grant update (retired_at) on programme_versions to lp_hq;

  create function app.programme_version_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      moves constant text[] := case
        when tg_op = 'UPDATE' and old.state = 'PUBLISHED' and new.state = 'RETIRED' then array['state', 'retired_at']
      end;
    begin
      if tg_op = 'UPDATE' and to_jsonb(new) - moves = to_jsonb(old) - moves then return new; end if;
      raise exception 'a programme version that is published never changes'
        using errcode = '23514', constraint = 'programme_versions_moves';
    end $$;
  create trigger programme_versions_moves before update or delete on programme_versions
    for each row execute function app.programme_version_moves();
`;

/** LPHQ's alone: an agency's role has no grant on it, so nobody is taught what is not decided. */
const DRAFTS = `
  create table programme_drafts (
    id uuid primary key,
    based_on uuid not null references programme_versions (id),
    programme text not null,
    edition text not null,
    revision integer not null constraint programme_drafts_revision check (revision >= 1),
    catalogue jsonb not null,
    saved_at timestamptz not null,
    constraint programme_drafts_edition unique (programme, edition)
  );
  ${platformTable('programme_drafts', {
    hq: ['select', 'insert', 'update (edition, revision, catalogue, saved_at)', 'delete'],
  })}
`;

/** Which version a learner's file is judged by, and who are on one. */
const MOVES = `
  grant update (programme_version_id) on enrolments to lp_agency;
  create index enrolments_of_a_version on enrolments (agency_id, programme_version_id, learner_id);
`;
