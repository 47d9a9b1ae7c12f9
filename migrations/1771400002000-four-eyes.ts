import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { tenantTable } from './policies.js';

/** Whoever could have handed the work in does not judge it, and nobody acts under another’s name (docs/decisions/0025). */
export class FourEyes1771400002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [ADDRESSES, WAYS_IN, TWO_PEOPLE, OWN_NAME, SAME_PERSON]) await runner.query(step);
  }

  down = forwardOnly;
}

const ADDRESS_BY =
  'who had changed the address before the mailed code opened; empty for a slip and while nothing did';

/**
 * An address that a learner no longer has, as its SHA-256, and who changed it. No login reads or writes here: the trigger
 * keeps it, and a mailed code that opens keeps with it who had changed the address until then, at every record of the
 * person: an address goes with its learner to the next agency. That is a fact of the order of writing: no clock is asked.
 */
const ADDRESSES = `
  create table learner_former_addresses (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null,
    learner_id uuid not null,
    address_hash bytea constraint learner_former_addresses_sha256 check (length(address_hash) = 32),
    changed_by uuid references accounts (id),
    changed_at timestamptz not null default now(),
    unique (agency_id, id),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  create index learner_former_addresses_of_learner on learner_former_addresses (agency_id, learner_id);
  comment on column learner_former_addresses.address_hash is 'of the address of before; null where there was none';
  comment on column learner_former_addresses.changed_by is 'null where no unit named somebody: an operator’s own hand';
  ${tenantTable('learner_former_addresses', {})}
  grant select, insert (agency_id, learner_id, address_hash, changed_by) on learner_former_addresses to lp_account_def;
  create policy learner_former_addresses_account on learner_former_addresses to lp_account_def
    using (true) with check (true);

  alter table learner_claims add column address_by uuid[] not null default '{}';
  comment on column learner_claims.address_by is '${ADDRESS_BY}';

  create function app.mailbox_hash(p_email text) returns bytea language sql immutable strict set search_path = pg_catalog
    as $$ select sha256(convert_to(lower(normalize(btrim(p_email), NFC)), 'UTF8')) $$;
  grant execute on function app.mailbox_hash(text) to lp_account_def;

  create function app.claim_opened() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      new.address_by := array(select distinct f.changed_by
        from public.learners l join public.agencies a on true
          join public.learners o on o.agency_id = a.agency_id and o.portable_id = l.portable_id
          join public.learner_former_addresses f on f.agency_id = o.agency_id and f.learner_id = o.id
        where l.agency_id = new.agency_id and l.id = new.learner_id and f.changed_by is not null);
      return new;
    end $$;
  create trigger learner_claims_opened before update of opened_at on learner_claims for each row
    when (old.opened_at is null and new.opened_at is not null and new.kind = 'MAILED')
    execute function app.claim_opened();
`;

/**
 * What stands between a person and the work that an account handed in for a learner of the agency: a slip of theirs
 * opened the account ('slip'), a code opened it that was mailed after they had changed the address ('address-changed'),
 * or an address that the learner or the account has or had is the one they sign in with ('address-held'); null for
 * nothing. It looks at every agency's claims, because accounts go with their learners.
 */
const WAYS_IN = `
  grant select (email) on learners to lp_account_def;
  grant create on schema app to lp_account_def;
  set local role lp_account_def;

  create function app.learner_address_changed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    begin
      insert into public.learner_former_addresses (agency_id, learner_id, address_hash, changed_by)
        values (old.agency_id, old.id, app.mailbox_hash(old.email), nullif(current_setting('app.actor', true), '')::uuid);
      return null;
    end $$;

  create function app.way_in_of(p_learner uuid, p_account uuid, p_person uuid) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      with opened as (select c.* from public.learner_claims c where c.account_id = p_account),
        records as (select app.cur_agency() as agency_id, p_learner as learner_id
          union select o.agency_id, o.learner_id from opened o),
        addresses as (
          select app.mailbox_hash(l.email) as address from public.learners l join records r on r.agency_id = l.agency_id and r.learner_id = l.id
          union all
          select f.address_hash from public.learner_former_addresses f join records r on r.agency_id = f.agency_id and r.learner_id = f.learner_id
          union all
          select app.mailbox_hash(w.sign_in_email) from public.learner_accounts w where w.account_id = p_account)
      select case
        when exists (select from opened o where o.kind = 'PRINTED' and o.drawn_by = p_person) then 'slip'
        when exists (select from opened o where p_person = any (o.address_by)) then 'address-changed'
        when exists (select from public.accounts p join addresses a on a.address = app.mailbox_hash(p.email) where p.id = p_person)
          then 'address-held'
      end
    $$;
  revoke all on function app.learner_address_changed(), app.way_in_of(uuid, uuid, uuid) from public;
  grant execute on function app.learner_address_changed() to lp_owner;
  grant execute on function app.way_in_of(uuid, uuid, uuid) to lp_agency;

  set local role lp_owner;
  revoke create on schema app from lp_account_def;

  create trigger learners_address_changed after update of email on learners for each row
    when (old.email is distinct from new.email) execute function app.learner_address_changed();
`;

/** The trigger of before, over all of these. */
const TWO_PEOPLE = `
  create or replace function app.completion_way_in() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      found constant text := app.way_in_of(new.learner_id, new.submitted_by, new.decided_by);
    begin
      if found is null then return new; end if;
      raise exception 'work is not judged by who could have handed it in (%)', found
        using errcode = '23514', constraint = 'completions_way_in';
    end $$;
`;

/**
 * Whoever submits, decides, voids or approves is whom the unit says that it acts for. What was carried over from another
 * version or from earlier records has its names compared with what stands behind it; what an undo puts back, with the
 * attempt of then. A slip is drawn in one's own name, because four eyes ask who drew it. Both look at the row as it was
 * written: what else is wrong with it is said first.
 */
const OWN_NAME = `
  create function app.completion_written_by() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
      is_compared constant boolean := new.carried_from is not null and new.carried_from ~ '^(version|earlier-records):';
      is_own constant boolean := case
        when tg_op = 'INSERT' then (new.submitted_by = actor and (new.decided_by is null or new.decided_by = actor)) or is_compared
        when new.attempt > old.attempt then new.submitted_by = actor
        else new.decided_by is null or new.decided_by is not distinct from old.decided_by or new.decided_by = actor
      end;
    begin
      if tg_op = 'UPDATE' and new.attempt < old.attempt then return null; end if;
      if is_own and (new.voided_by is null or new.voided_by is not distinct from old.voided_by or new.voided_by = actor)
        and (new.approved_by is null or new.approved_by is not distinct from old.approved_by or new.approved_by = actor)
      then return null; end if;
      raise exception 'nobody submits, decides, voids or approves under another name'
        using errcode = '42501', constraint = 'completions_written_by';
    end $$;
  create trigger completions_written_by after insert or update on completions for each row
    when (current_user in ('lp_agency', 'lp_hq')) execute function app.completion_written_by();

  create function app.claim_drawn_by() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if new.drawn_by = nullif(current_setting('app.actor', true), '')::uuid then return null; end if;
      raise exception 'nobody draws a code under another name' using errcode = '42501', constraint = 'learner_claims_drawn_by';
    end $$;
  create trigger learner_claims_drawn_by after insert on learner_claims for each row
    when (current_user = 'lp_agency') execute function app.claim_drawn_by();
`;

/**
 * Two answers about a person who may have a record at another agency too, or had another account. A minor's badge shows
 * no name, so nobody becomes a minor over a badge that shows theirs: the function names the agency that has one which was
 * not taken back, one's own first. And the accounts that were ever opened for a learner: work of theirs stays theirs when
 * the account was replaced.
 */
const SAME_PERSON = `
  grant select (portable_id) on learners to lp_account_def;
  grant select (agency_id, learner_id, state, public_name) on badges to lp_account_def;
  create policy badges_account on badges for select to lp_account_def using (true);

  grant create on schema app to lp_account_def;
  set local role lp_account_def;

  create function app.named_badge_of(p_learner uuid) returns table (agency_id uuid, agency_name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select a.agency_id, a.name
      from public.learners l join public.agencies a on true
        join public.learners o on o.agency_id = a.agency_id and o.portable_id = l.portable_id
      where l.agency_id = app.cur_agency() and l.id = p_learner and exists (
        select from public.badges b where b.agency_id = o.agency_id and b.learner_id = o.id
          and b.state in ('PREPARED', 'ISSUED', 'SUSPENDED') and b.public_name is not null)
      order by a.agency_id <> l.agency_id limit 1
    $$;

  create function app.own_accounts() returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select distinct c.account_id
      from public.learners l join public.agencies a on true
        join public.learners o on o.agency_id = a.agency_id and o.portable_id = l.portable_id
        join public.learner_claims c on c.agency_id = o.agency_id and c.learner_id = o.id and c.account_id is not null
      where l.agency_id = app.cur_agency() and l.id = app.cur_learner()
    $$;
  revoke all on function app.named_badge_of(uuid), app.own_accounts() from public;
  grant execute on function app.named_badge_of(uuid) to lp_agency;
  grant execute on function app.own_accounts() to lp_learner;

  set local role lp_owner;
  revoke create on schema app from lp_account_def;

  create function app.enrolment_age() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if not exists (select from app.named_badge_of(new.learner_id)) then return new; end if;
      raise exception 'a badge that was not taken back shows the name of this learner'
        using errcode = '23514', constraint = 'enrolments_named_badge';
    end $$;
  create trigger enrolments_named_badge before update of age_attested on enrolments for each row
    when (current_user = 'lp_agency' and new.age_attested = 'MINOR_WITH_CONSENT'
      and old.age_attested is distinct from new.age_attested)
    execute function app.enrolment_age();
`;
