import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** Ten thousand badges in one go: keys that are looked up in one step, and the worker's move held cheaply (ADR 0018). */
export class BulkIssuing1771400001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS);
    await runner.query(SIGNED);
  }

  down = forwardOnly;
}

/**
 * In a young database both indexes of a badge's id look alike to the planner, and a foreign key keeps its plan: with the
 * learner between agency and id every check read all badges of the agency. Whichever is chosen now leads by both.
 */
const KEYS = `
  alter table badges drop constraint badges_yield_to_their_own, drop constraint badges_learner_kind;
  alter table badges
    add constraint badges_learner_kind unique (agency_id, id, learner_id, kind),
    add constraint badges_yield_to_their_own foreign key (agency_id, learner_id, kind, yields_to)
      references badges (agency_id, learner_id, kind, id);
`;

/**
 * The move that happens to every badge is compared as rows, not as documents: what the signature brings is put into the
 * row as it was, which is then the new one to the byte. All other moves are held by badge_moves, as they were.
 */
const SIGNED = `
  create function app.badge_signed() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      signed public.badges := old;
    begin
      signed.state := new.state;
      signed.jwt := new.jwt;
      signed.proof := new.proof;
      signed.issued_at := new.issued_at;
      if current_user = 'lp_worker' and signed *= new then return new; end if;
      raise exception 'a badge does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'badges_moves';
    end $$;
  create trigger badges_signed before update on badges for each row
    when (old.state = 'PREPARED' and new.state = 'ISSUED') execute function app.badge_signed();

  drop trigger badges_moves on badges;
  create trigger badges_moves before update on badges for each row
    when (not (old.state = 'PREPARED' and new.state = 'ISSUED')) execute function app.badge_moves();
`;
