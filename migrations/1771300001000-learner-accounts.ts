import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { openToLearner } from './policies.js';

/** Learners read their own record and hand in work, by accounts that need no address (docs/decisions/0025). */
export class LearnerAccounts1771300001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [CONTEXT, ACCOUNTS, OWN_RECORD, OWN_WORK, JOURNAL]) await runner.query(step);
  }

  down = forwardOnly;
}

const CONTEXT = `
  grant usage on schema app, public to lp_learner;
  create function app.cur_learner() returns uuid language sql stable set search_path = pg_catalog
    as $$ select nullif(current_setting('app.learner', true), '')::uuid $$;
  revoke all on function app.cur_learner() from public;
  grant execute on function app.cur_agency(), app.cur_learner(), app.expires_at(date) to lp_learner;
`;

/**
 * A learner's account has no address and no password: families share addresses, and a password is one more thing to
 * lose. Both together make somebody who signs in as staff do.
 */
const ACCOUNTS = `
  alter table accounts
    alter column email drop not null,
    alter column password_hash drop not null,
    add constraint accounts_address_and_password check (num_nulls(email, password_hash) in (0, 2));
  comment on column accounts.email is 'what staff and members sign in with; null, as the password is, for the account of a learner';
  create index learners_of_account on learners (account_id) where account_id is not null;
`;

const ENROLMENT_LOCKS = 'FOR SHARE/UPDATE needs an update right on some column; this one is harmless';

/** What a learner reads: the own record in one agency, that agency, and the programme. */
const OWN_RECORD = `
  alter table enrolments add column locks smallint not null default 0;
  comment on column enrolments.locks is '${ENROLMENT_LOCKS}';
  ${openToLearner(
    'learners',
    [
      `select (id, portable_id, agency_id, community_id, account_id, given_name, family_name, single_name, display_name,
        sort_key, email, external_id, registered_at, locks)`,
      'update (locks)',
    ],
    'id',
  )}
  ${openToLearner('enrolments', ['select', 'update (locks)'])}
  ${openToLearner('badges', [
    `select (id, agency_id, learner_id, programme_version_id, kind, code, state, name_choice, public_name, emblem,
      valid_from, valid_until, expires_at, kid, status_list, status_position, prepared_at, issued_at, hold_minutes,
      suspended_by, suspended_at, suspension_reason, revoked_by, revoked_at, revocation_reason, yields_to, jwt, proof)`,
  ])}

  create policy communities_learner on communities for select to lp_learner
    using (agency_id = (select app.cur_agency()) and id = (select l.community_id from learners l where l.id = app.cur_learner()));
  grant select (id, agency_id, name) on communities to lp_learner;
  create policy agencies_learner on agencies to lp_learner
    using (agency_id = (select app.cur_agency())) with check (agency_id = (select app.cur_agency()));
  grant select (agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes,
    locks), update (locks) on agencies to lp_learner;
  create policy programme_versions_learner on programme_versions for select to lp_learner using (true);
  grant select on programme_versions to lp_learner;
`;

/**
 * What a learner writes: work that is handed in, in their own name, and files that show it. Nothing else that a
 * completion can say is theirs to say, and nobody who was given another account speaks for this record.
 */
const OWN_WORK = `
  ${openToLearner('completions', [
    'select',
    'insert',
    `update (learner_account_id, state, attempt, completed_on, submitted_by, submitted_at, decided_by, decided_at,
      outcomes_met, return_reason, voided_by, voided_at, void_reason, evidence_link, note, carried_from, assessor_text,
      rubric_notes, evidence_file_id, backdated_because, approved_by, approved_at)`,
  ])}
  ${openToLearner('completion_attempts', ['select', 'insert'])}
  ${openToLearner('evidence_files', ['select', 'insert', 'delete'])}

  create function app.completion_by_learner() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
    begin
      if new.state in ('SUBMITTED', 'AWAITING_APPROVAL') and new.submitted_by = actor and new.learner_account_id = actor
        and num_nonnulls(new.carried_from, new.approved_by, new.voided_by, new.return_reason) = 0
        and new.outcomes_met = '{}' and new.rubric_notes = '{}'
        and new.attempt = (case when tg_op = 'INSERT' then 1 else old.attempt + 1 end)
        and exists (select from public.learners l where l.agency_id = new.agency_id and l.id = new.learner_id and l.account_id = actor)
      then return new; end if;
      raise exception 'a learner hands in their own work and nothing else'
        using errcode = '42501', constraint = 'completions_by_learner';
    end $$;
  create trigger completions_by_learner before insert or update on completions
    for each row when (current_user = 'lp_learner') execute function app.completion_by_learner();

  drop trigger completion_attempts_kept on completion_attempts;
  create trigger completion_attempts_kept before insert or delete on completion_attempts for each row
    when (pg_trigger_depth() = 0 and current_user in ('lp_agency', 'lp_learner')) execute function app.completion_attempt_kept();

  create function app.evidence_by_learner() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if new.uploaded_by = nullif(current_setting('app.actor', true), '')::uuid then return new; end if;
      raise exception 'a learner uploads in their own name' using errcode = '42501', constraint = 'evidence_files_by_learner';
    end $$;
  create trigger evidence_files_by_learner before insert on evidence_files
    for each row when (current_user = 'lp_learner') execute function app.evidence_by_learner();
`;

/** What a learner did stands in the agency's journal, about that learner alone; it is not theirs to read there. */
const JOURNAL = `
  ${openToLearner(
    'journal_entries',
    ['insert (id, agency_id, recorded_at, type, object_kind, object_id, subject_id, actor_id, entry)'],
    'subject_id',
  )}
  ${openToLearner('journal_keys', ['select', 'insert'], 'subject_id')}
  ${openToLearner('journal_particulars', ['insert'], 'subject_id')}
`;
