import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** A person has a record at more than one agency: what is asked of one of them is asked of all (docs/decisions/0025). */
export class EveryRecord1771400004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADDRESS_BY);
    await runner.query(LAST_RECORD);
  }

  down = forwardOnly;
}

/** An address goes with its learner to the next agency, and so does who had changed it before. */
const ADDRESS_BY = `
  create or replace function app.claim_opened() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      new.address_by := array(select distinct f.changed_by
        from public.learners l join public.agencies a on true
          join public.learners o on o.agency_id = a.agency_id and o.portable_id = l.portable_id
          join public.learner_former_addresses f on f.agency_id = o.agency_id and f.learner_id = o.id
        where l.agency_id = new.agency_id and l.id = new.learner_id and f.changed_by is not null);
      return new;
    end $$;
`;

/** Two agencies that close an account at the same moment do so in turn, so that the later one finds no record left. */
const LAST_RECORD = `
  grant create on schema app to lp_account_def;
  set local role lp_account_def;

  create or replace function app.close_learner_account(p_learner uuid, p_at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
      closed uuid;
    begin
      select l.account_id into closed from public.learners l
        where l.agency_id = app.cur_agency() and l.id = p_learner and l.account_id is not null for update;
      if not found then return false; end if;
      update public.learners l set account_id = null where l.agency_id = app.cur_agency() and l.id = p_learner;
      perform from public.accounts a where a.id = closed for update;
      if not exists (select from public.learners o where o.account_id = closed) then
        update public.learner_sessions s set ended_at = p_at where s.account_id = closed and s.ended_at is null;
        delete from public.learner_passkeys k where k.account_id = closed;
        update public.learner_accounts w set sign_in_email = null where w.account_id = closed;
        update public.accounts a set disabled_at = p_at where a.id = closed and a.email is null;
      end if;
      return true;
    end $$;

  set local role lp_owner;
  revoke create on schema app from lp_account_def;
`;
