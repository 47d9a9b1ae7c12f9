import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** What becomes of an enrolment, what of a learner may be corrected, and who stays the same across agencies. */
export class Enrolments1771200003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENROLMENTS);
    await runner.query(LEARNERS);
  }

  down = forwardOnly;
}

/**
 * How far a learner is follows from completions; what is kept here is what does not: whether the enrolment goes on, and
 * why not. Who has left comes back; who was transferred is with another agency for good. `age_attested` is null for
 * enrolments from before it was asked. No birth date stands anywhere.
 */
const ENROLMENTS = `
  alter table enrolments
    add column standing text not null default 'ACTIVE' constraint enrolments_standing
      check (standing in ('ACTIVE', 'ON_HOLD', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED')),
    add column standing_since timestamptz,
    add column standing_reason text,
    add column keeps_core_competencies boolean not null default false,
    add column age_attested text constraint enrolments_age_attested check (age_attested in ('ADULT', 'MINOR_WITH_CONSENT')),
    add constraint enrolments_removed_for_a_reason check (standing <> 'REMOVED' or standing_reason is not null);
  comment on column enrolments.keeps_core_competencies is 'awarded on the track MSO, and kept on the track GUARD for as long as the learner is qualified';
  create index enrolments_at_rest on enrolments (agency_id, standing, learner_id) where standing <> 'ACTIVE';
  grant update (standing, standing_since, standing_reason, track, keeps_core_competencies, age_attested) on enrolments to lp_agency;

  create function app.enrolment_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if old.standing in ('ACTIVE', 'ON_HOLD') or (old.standing in ('WITHDRAWN', 'REMOVED') and new.standing = 'ACTIVE')
        then return new; end if;
      raise exception 'an enrolment does not go from % to %', old.standing, new.standing
        using errcode = '23514', constraint = 'enrolments_moves';
    end $$;
  create trigger enrolments_moves before update on enrolments
    for each row when (old.standing is distinct from new.standing) execute function app.enrolment_moves();
`;

/** The portable id is random and says nothing: it tells two agencies that they speak of one person. */
const LEARNERS = `
  alter table learners add column portable_id uuid not null default gen_random_uuid();
  create index learners_portable on learners (agency_id, portable_id);
  grant update (community_id, given_name, family_name, single_name, display_name, sort_key, email, external_id)
    on learners to lp_agency;
  grant delete on learner_name_suffixes to lp_agency;
`;
