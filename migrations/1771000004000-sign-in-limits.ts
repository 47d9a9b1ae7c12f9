import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable } from './policies.js';

/** How often passwords are tried, and when a session last had one (docs/decisions/0014-sign-in-limits-and-step-up.md). */
export class SignInLimits1771000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIMITS);
    await runner.query(PRESENCE);
  }

  down = forwardOnly;
}

/**
 * Keys are HMACs: no row names an address or an account, and there are rows for accounts that do not exist. A crash
 * of PostgreSQL empties the budgets of the last minute; who is locked out stays so.
 */
const LIMITS = `
  create unlogged table sign_in_budgets (
    key bytea primary key constraint sign_in_budgets_sha256 check (length(key) = 32),
    taken integer not null constraint sign_in_budgets_taken check (taken > 0),
    ends_at timestamptz not null
  );
  create index sign_in_budgets_over on sign_in_budgets (ends_at);
  ${platformTable('sign_in_budgets', { identity: ['select', 'insert', 'update', 'delete'] })}

  create table sign_in_lock_outs (
    account_key bytea primary key constraint sign_in_lock_outs_sha256 check (length(account_key) = 32),
    attempts integer not null constraint sign_in_lock_outs_attempts check (attempts > 0),
    locked_until timestamptz not null,
    forgotten_at timestamptz not null
  );
  create index sign_in_lock_outs_over on sign_in_lock_outs (forgotten_at);
  ${platformTable('sign_in_lock_outs', { identity: ['select', 'insert', 'update', 'delete'] })}
`;

/** A session of which nobody says when its holder was last present has not shown it lately. */
const PRESENCE = `alter table sessions add column proved_at timestamptz not null default to_timestamp(0)`;
