import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { openFurther, tenantTable } from './policies.js';

/** How a learner goes from one agency to another: offered, accepted, carried out by LPHQ (docs/decisions/0024). */
export class Transfers1771200003500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(MOVES);
    await runner.query(MIRROR);
    await runner.query(EXECUTION);
  }

  down = forwardOnly;
}

const STATES = `('OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'REFUSED', 'EXECUTED')`;

/** Each agency has a row of its own, which it alone sees: the giving one its transfer, the receiving one its offer. */
const TABLES = `
  create table transfers (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null references agencies (agency_id),
    learner_id uuid not null,
    to_slug text not null,
    to_agency_id uuid not null,
    to_name text not null,
    state text not null default 'OFFERED' constraint transfers_state check (state in ${STATES}),
    offered_by uuid not null references accounts (id),
    offered_at timestamptz not null,
    ended_at timestamptz,
    note text,
    unique (agency_id, id),
    constraint transfers_receiver check (to_agency_id <> '00000000-0000-0000-0000-000000000000'),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  create unique index transfers_one_open on transfers (agency_id, learner_id) where state in ('OFFERED', 'ACCEPTED');
  create index transfers_newest on transfers (agency_id, offered_at desc, id);
  create index transfers_to_execute on transfers (offered_at, id) where state = 'ACCEPTED';
  ${tenantTable('transfers', {
    agency: [
      'select',
      'insert (id, agency_id, learner_id, to_slug, offered_by, offered_at)',
      'update (state, ended_at)',
    ],
    hq: ['select', 'update (state, ended_at, note)'],
  })}

  create table transfer_offers (
    transfer_id uuid primary key,
    agency_id uuid not null references agencies (agency_id),
    from_name text not null,
    display_name text not null,
    portable_id uuid not null,
    programme_version_id uuid not null references programme_versions (id),
    track text not null,
    standing text not null,
    accepted smallint[] not null,
    state text not null constraint transfer_offers_state check (state in ${STATES}),
    offered_at timestamptz not null,
    community_id uuid,
    answered_by uuid references accounts (id),
    answered_at timestamptz,
    ended_at timestamptz,
    note text,
    learner_id uuid,
    unique (agency_id, transfer_id),
    constraint transfer_offers_accepted check (state not in ('ACCEPTED', 'EXECUTED') or num_nulls(community_id, answered_by) = 0),
    constraint transfer_offers_executed check ((state = 'EXECUTED') = (learner_id is not null)),
    constraint transfer_offers_community foreign key (agency_id, community_id) references communities (agency_id, id),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  create table transcripts (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null,
    transfer_id uuid not null,
    learner_id uuid not null,
    content jsonb not null,
    made_at timestamptz not null,
    unique (agency_id, id),
    constraint transcripts_one_per_learner unique (agency_id, learner_id),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  ${tenantTable('transcripts', {
    agency: ['select'],
    hq: ['select', 'insert (id, agency_id, transfer_id, learner_id, content, made_at)'],
  })}
  create trigger transcripts_written_once before update or delete or truncate on transcripts
    for each statement execute function app.refuse_change();

  create index transfer_offers_newest on transfer_offers (agency_id, offered_at desc, transfer_id);
  ${tenantTable('transfer_offers', {
    agency: ['select', 'update (state, community_id, answered_by, answered_at, ended_at, note)'],
    hq: ['select', 'update (state, ended_at, learner_id)'],
  })}
`;

/** Who may say what: each agency its own part, LPHQ the end, and the mirror what the other one has said. */
const MOVES = `
  create function app.transfer_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      gives constant boolean := tg_table_name = 'transfers';
    begin
      if old.state not in ('OFFERED', 'ACCEPTED') then null;
      elsif new.state = 'WITHDRAWN' and current_user = (case when gives then 'lp_agency' else 'lp_transfer_def' end) then return new;
      elsif (new.state = 'DECLINED' or (old.state, new.state) = ('OFFERED', 'ACCEPTED'))
        and current_user = (case when gives then 'lp_transfer_def' else 'lp_agency' end) then return new;
      elsif old.state = 'ACCEPTED' and new.state in ('EXECUTED', 'REFUSED')
        and (current_user = 'lp_hq' or (not gives and current_user = 'lp_transfer_def')) then return new;
      end if;
      raise exception 'a transfer does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'transfers_moves';
    end $$;
  create trigger transfers_moves before update on transfers
    for each row when (old.state is distinct from new.state) execute function app.transfer_moves();
  create trigger transfer_offers_moves before update on transfer_offers
    for each row when (old.state is distinct from new.state) execute function app.transfer_moves();
`;

/**
 * What one agency does is told to the other by the database, in the same transaction: what is offered is copied from the
 * learner as they are, so nothing else can be said of them. The role behind it has no login and sees of learners those
 * of the agency that acts.
 */
const MIRROR = `
  grant usage on schema app, public to lp_transfer_def;
  grant execute on function app.cur_agency() to lp_transfer_def;
  grant select (agency_id, slug, name, standing) on agencies to lp_transfer_def;
  create policy agencies_transfer on agencies for select to lp_transfer_def using (true);
  grant select (id, agency_id, display_name, portable_id) on learners to lp_transfer_def;
  create policy learners_transfer on learners for select to lp_transfer_def using (agency_id = (select app.cur_agency()));
  grant select (agency_id, learner_id, programme_version_id, track, standing) on enrolments to lp_transfer_def;
  create policy enrolments_transfer on enrolments for select to lp_transfer_def using (agency_id = (select app.cur_agency()));
  grant select (agency_id, learner_id, programme_version_id, assignment, state) on completions to lp_transfer_def;
  create policy completions_transfer on completions for select to lp_transfer_def using (agency_id = (select app.cur_agency()));
  grant select, update (state, ended_at, note) on transfers to lp_transfer_def;
  create policy transfers_transfer on transfers to lp_transfer_def using (true) with check (true);
  grant select, insert, update (state, ended_at, note) on transfer_offers to lp_transfer_def;
  create policy transfer_offers_transfer on transfer_offers to lp_transfer_def using (true) with check (true);

  grant create on schema app to lp_transfer_def;
  set local role lp_transfer_def;

  create function app.transfer_addressed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
      select a.agency_id, a.name into new.to_agency_id, new.to_name from public.agencies a
        where a.slug = new.to_slug and a.standing = 'AUTHORISED' and a.agency_id <> new.agency_id;
      if not found then new.to_agency_id := '00000000-0000-0000-0000-000000000000'; new.to_name := ''; end if;
      return new;
    end $$;

  create function app.transfer_offered() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
      insert into public.transfer_offers (transfer_id, agency_id, from_name, display_name, portable_id,
        programme_version_id, track, standing, accepted, state, offered_at)
      select new.id, new.to_agency_id, a.name, l.display_name, l.portable_id, e.programme_version_id, e.track, e.standing,
        array(select c.assignment from public.completions c where c.agency_id = l.agency_id and c.learner_id = l.id
          and c.programme_version_id = e.programme_version_id and c.state = 'ACCEPTED' order by c.assignment),
        new.state, new.offered_at
      from public.learners l join public.enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
        join public.agencies a on a.agency_id = l.agency_id
      where l.agency_id = new.agency_id and l.id = new.learner_id;
      return null;
    end $$;

  create function app.transfer_told() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
      update public.transfer_offers o set state = new.state, ended_at = new.ended_at, note = coalesce(new.note, o.note)
        where o.agency_id = new.to_agency_id and o.transfer_id = new.id and o.state <> new.state;
      return null;
    end $$;

  create function app.transfer_answered() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
      update public.transfers t set state = new.state, ended_at = new.ended_at, note = new.note
        where t.id = new.transfer_id and t.to_agency_id = new.agency_id and t.state <> new.state;
      return null;
    end $$;
  revoke all on function app.transfer_addressed(), app.transfer_offered(), app.transfer_told(), app.transfer_answered() from public;
  grant execute on function app.transfer_addressed(), app.transfer_offered(), app.transfer_told(), app.transfer_answered() to lp_owner;

  set local role lp_owner;
  revoke create on schema app from lp_transfer_def;

  create trigger transfers_addressed before insert on transfers
    for each row execute function app.transfer_addressed();
  create trigger transfers_offered after insert on transfers
    for each row execute function app.transfer_offered();
  create trigger transfers_told after update on transfers
    for each row when (new.state in ('WITHDRAWN', 'REFUSED')) execute function app.transfer_told();
  create trigger transfer_offers_answered after update on transfer_offers
    for each row when (new.state in ('ACCEPTED', 'DECLINED')) execute function app.transfer_answered();
`;

/** LPHQ enters a learner at the receiving agency where it has accepted one of that portable id, and nowhere else. */
const EXECUTION = `
  grant insert, update (locks) on learners to lp_hq;
  grant insert, update (standing, standing_since) on enrolments to lp_hq;
  ${openFurther('learner_name_suffixes', { hq: ['insert'] })}

  create function app.entered_by_transfer() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if exists (select from public.transfer_offers o
        where o.agency_id = new.agency_id and o.portable_id = new.portable_id and o.state = 'ACCEPTED') then return new; end if;
      raise exception 'LPHQ enrols nobody but by a transfer that both agencies agreed to'
        using errcode = '42501', constraint = 'learners_entered_by_transfer';
    end $$;
  create trigger learners_entered_by_transfer before insert on learners
    for each row when (current_user = 'lp_hq') execute function app.entered_by_transfer();
`;
