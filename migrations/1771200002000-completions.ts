import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** What completions need beyond the road from submission to decision. */
export class Completions1771200002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CARRIED_OVER);
    await runner.query(MOVES);
  }

  down = forwardOnly;
}

/**
 * Work that was judged elsewhere counts here without being judged again, and says where it comes from. Who decided is
 * the account of then, or a name as text where there is no account; never neither. Whatever was judged here keeps its
 * four eyes. Work from another agency or from before the portal is LPHQ's to enter; work from another version has an
 * accepted completion of the same learner and the same decision behind it.
 */
const CARRIED_OVER = `
  alter table completions
    add column carried_from text constraint completions_carried_from
      check (carried_from ~ '^(version|transfer|earlier-records):[^[:space:]].*$' and length(carried_from) <= 200),
    add column assessor_text text constraint completions_assessor_text check (length(assessor_text) between 1 and 200),
    drop constraint completions_decided,
    add constraint completions_decided check (case
      when carried_from is null then (state = 'SUBMITTED') = (decided_by is null) and (decided_by is null) = (decided_at is null)
        and assessor_text is null
      else state in ('ACCEPTED', 'VOIDED') and decided_at is not null and num_nonnulls(decided_by, assessor_text) = 1 end);
  comment on column completions.carried_from is 'version:EDITION, transfer:TRANSCRIPT or earlier-records:BATCH; null for work judged here';
  grant update (carried_from, assessor_text) on completions to lp_agency;
  grant insert on completions to lp_hq;

  create function app.completion_carried() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if current_user <> 'lp_agency' or (new.carried_from ~ '^(version|transfer|earlier-records):') is not true then return new; end if;
      if new.carried_from like 'version:%' and exists (
        select from public.completions c join public.programme_versions v on v.id = c.programme_version_id
        where c.agency_id = new.agency_id and c.learner_id = new.learner_id and c.state = 'ACCEPTED'
          and v.id <> new.programme_version_id and 'version:' || v.edition = new.carried_from
          and (c.submitted_by, c.decided_by, c.assessor_text) is not distinct from (new.submitted_by, new.decided_by, new.assessor_text))
      then return new; end if;
      raise exception 'nothing accepted stands behind % of this learner', new.carried_from
        using errcode = '23514', constraint = 'completions_carried';
    end $$;
  create trigger completions_carried before insert on completions for each row execute function app.completion_carried();
`;

/** The moves as they were, where a new submission after a voiding is this agency's own work again. */
const MOVES = `
  create or replace function app.completion_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      moves constant text[] := case
        when old.state = 'SUBMITTED' and new.state in ('ACCEPTED', 'RETURNED') then
          array['learner_account_id', 'state', 'decided_by', 'decided_at', 'outcomes_met', 'return_reason']
        when old.state = 'ACCEPTED' and new.state = 'VOIDED' then
          array['state', 'voided_by', 'voided_at', 'void_reason']
        when old.state in ('RETURNED', 'VOIDED') and new.state = 'SUBMITTED' then
          array['learner_account_id', 'state', 'attempt', 'completed_on', 'submitted_by', 'submitted_at', 'decided_by',
            'decided_at', 'outcomes_met', 'return_reason', 'voided_by', 'voided_at', 'void_reason', 'evidence_link', 'note',
            'carried_from', 'assessor_text']
      end;
    begin
      if to_jsonb(new) - moves = to_jsonb(old) - moves then return new; end if;
      raise exception 'a completion does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'completions_moves';
    end $$;
`;
