import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { openFurther, platformTable } from './policies.js';

/** A way back for whoever forgot a password, and sessions that their person can list and end. */
export class AccountRecovery1771100002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(SESSIONS);
    await runner.query(RESETS);
  }

  down = forwardOnly;
}

/**
 * Attempts from before `password_set_at` lock nobody out any more. The worker writes to people, so it learns where and
 * in which language; what signs anybody in it does not read.
 */
const ACCOUNTS = `
  alter table accounts add column password_set_at timestamptz;
  grant update (password_set_at) on accounts to lp_hq;
  grant update (locale) on accounts to lp_identity;
  ${openFurther('accounts', { worker: ['select (id, email, display_name, locale, disabled_at)'] })}
`;

/**
 * `public_id` names a session where its own person sees it; nobody gets in with it. Where `signed_in_at` is null the
 * session began with its row. Browser and system are words of a short list, never what the browser sent.
 */
const SESSIONS = `
  alter table sessions
    add column public_id uuid not null default gen_random_uuid() constraint sessions_public_id_unique unique,
    add column signed_in_at timestamptz,
    add column browser text constraint sessions_browser_short check (length(browser) <= 40),
    add column system text constraint sessions_system_short check (length(system) <= 40);
  grant select (public_id) on sessions to lp_hq;
`;

/**
 * Who asked for a new password. There are rows for addresses that no account has, so that the work is the same. The
 * login that asks cannot make a token, and the one that makes tokens cannot set a password. It tells the outbox of
 * nothing else.
 */
const RESETS = `
  create table password_resets (
    id uuid primary key,
    account_id uuid references accounts (id),
    asked_at timestamptz not null,
    ends_at timestamptz not null,
    token_hash bytea constraint password_resets_token_unique unique
      constraint password_resets_sha256 check (length(token_hash) = 32),
    spent_at timestamptz
  );
  create index password_resets_of_account on password_resets (account_id);
  create index password_resets_in_order_of_end on password_resets (ends_at);
  ${platformTable('password_resets', {
    hq: ['select (id, account_id, ends_at, spent_at)', 'update (spent_at)'],
    worker: [
      'select (id, account_id, asked_at, ends_at, spent_at)',
      'update (token_hash, ends_at)',
      'delete',
    ],
    identity: ['select', 'insert (id, account_id, asked_at, ends_at)'],
  })}
  create policy outbox_identity on outbox to lp_identity
    using (agency_id = '00000000-0000-0000-0000-000000000000' and type = 'password.reset-asked')
    with check (agency_id = '00000000-0000-0000-0000-000000000000' and type = 'password.reset-asked');
  grant insert (agency_id, type, payload) on outbox to lp_identity;
`;
