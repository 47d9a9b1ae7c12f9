import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** Whoever printed the way into an account does not judge what was handed in from it (docs/decisions/0025). */
export class FourEyesBySlip1771300007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TWO_PEOPLE);
  }

  down = forwardOnly;
}

/**
 * Whoever had the code of a slip before them could have opened the account and handed in the work. They do not decide
 * about it, whichever agency drew the slip, and when the account is closed since neither.
 */
const TWO_PEOPLE = `
  create function app.completion_way_in() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if not app.drew_way_in(new.submitted_by, new.decided_by) then return new; end if;
      raise exception 'work is not judged by who drew the way in of whoever handed it in'
        using errcode = '23514', constraint = 'completions_way_in';
    end $$;
  create trigger completions_way_in before update on completions for each row
    when (old.state = 'SUBMITTED' and new.state in ('ACCEPTED', 'RETURNED') and new.attempt = old.attempt)
    execute function app.completion_way_in();
`;
