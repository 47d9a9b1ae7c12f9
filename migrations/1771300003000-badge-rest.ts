import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { openOwnFurther, platformTable } from './policies.js';

/** Whoever carries a badge is told what became of it; what was voided elsewhere is decided about here. */
export class BadgeRest1771300003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES);
    await runner.query(LETTERS);
    await runner.query(REVIEWS);
  }

  down = forwardOnly;
}

/**
 * What a holder must be told, and whether they were. Written with the act itself; no name and no address stands in it.
 * The worker sees all of it, as it sees its queues, and reads badge and learner in the name of their agency alone.
 */
const NOTICES = `
  create table badge_notices (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null references agencies (agency_id),
    learner_id uuid not null,
    badge_id uuid not null,
    about text not null constraint badge_notices_about check (about in ('SUSPENDED', 'REINSTATED', 'REVOKED', 'REPLACED')),
    reason text,
    made_at timestamptz not null,
    state text not null constraint badge_notices_state
      check (state in ('WAITING', 'NO_ADDRESS', 'MAILED', 'REFUSED', 'TOLD', 'OVERTAKEN')),
    settled_at timestamptz,
    told_by uuid references accounts (id),
    unique (agency_id, id),
    constraint badge_notices_reason check ((reason is null) = (about in ('REINSTATED', 'REPLACED'))),
    constraint badge_notices_settled check ((settled_at is null) = (state in ('WAITING', 'NO_ADDRESS'))),
    constraint badge_notices_told check ((told_by is null) = (state <> 'TOLD')),
    foreign key (agency_id, learner_id) references learners (agency_id, id),
    foreign key (agency_id, badge_id) references badges (agency_id, id)
  );
  create unique index badge_notices_one_open on badge_notices (agency_id, badge_id)
    where state in ('WAITING', 'NO_ADDRESS', 'REFUSED');
  create index badge_notices_to_tell on badge_notices (agency_id, learner_id) where state in ('NO_ADDRESS', 'REFUSED');
  create index badge_notices_of_badge on badge_notices (agency_id, badge_id, made_at desc, id);
  ${platformTable(
    'badge_notices',
    {
      agency: [
        'select',
        'insert (id, agency_id, learner_id, badge_id, about, reason, made_at, state)',
        'update (state, settled_at, told_by)',
      ],
      hq: ['select'],
      worker: [
        'select',
        'insert (id, agency_id, learner_id, badge_id, about, reason, made_at, state)',
        'update (state, settled_at)',
      ],
    },
    ['agency'],
  )}

  create function app.notice_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if old.state in ('WAITING', 'NO_ADDRESS', 'REFUSED') and new.state = 'OVERTAKEN' then return new; end if;
      if old.state = 'WAITING' and new.state in ('MAILED', 'REFUSED') and current_user = 'lp_worker' then return new; end if;
      if old.state in ('NO_ADDRESS', 'REFUSED') and new.state = 'TOLD' and current_user = 'lp_agency' then return new; end if;
      raise exception 'a notice does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'badge_notices_moves';
    end $$;
  create trigger badge_notices_moves before update on badge_notices for each row execute function app.notice_moves();
`;

/** The letter is written by the worker, which learns whom it goes to when it writes it. */
const LETTERS = `
  alter table to_mail drop constraint to_mail_kind;
  alter table to_mail add constraint to_mail_kind
    check (kind in ('INVITATION', 'PASSWORD_RESET', 'BADGE_NOTICE'));
  create policy learners_worker on learners for select to lp_worker using (agency_id = (select app.cur_agency()));
  grant select (agency_id, id, display_name, email, account_id) on learners to lp_worker;
`;

/**
 * A review ends by itself where its ground stands again. One that nobody of the agency opened comes from the agency that
 * the learner was transferred from: the worker, which may read a transfer and what was carried, passes on that it voided.
 */
const REVIEWS = `
  alter table badge_reviews
    alter column opened_by drop not null,
    drop constraint badge_reviews_decision,
    add constraint badge_reviews_decision check (decision in ('KEEP', 'SUSPEND', 'REVOKE', 'REQUALIFIED')),
    drop constraint badge_reviews_decided,
    add constraint badge_reviews_decided check (
      (decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)
      and (reason is null) = (decision is null or decision = 'REQUALIFIED'));
  ${openOwnFurther('badge_reviews', {
    worker: ['select', 'insert (id, agency_id, badge_id, completion_id, opened_at)'],
  })}
  ${openOwnFurther('transfers', { worker: ['select (agency_id, id, learner_id, to_agency_id, state)'] })}
  ${openOwnFurther('transfer_offers', { worker: ['select (agency_id, transfer_id, learner_id, state)'] })}
  ${openOwnFurther('completions', {
    worker: ['select (agency_id, id, learner_id, programme_version_id, assignment, state, carried_from)'],
  })}
`;
