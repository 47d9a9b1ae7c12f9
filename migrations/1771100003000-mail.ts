import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable } from './policies.js';

/** Mail that is due (docs/decisions/0016-mail.md). */
export class Mail1771100003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TO_MAIL);
  }

  down = forwardOnly;
}

/**
 * The worker's queue, and nobody else's: which mail is due about which row, no address, no name, no token. A row goes
 * when its mail is sent, refused for good or needed no more. `id` is that of the event that asked for it.
 */
const TO_MAIL = `
  create table to_mail (
    id uuid primary key,
    kind text not null constraint to_mail_kind check (kind in ('INVITATION', 'PASSWORD_RESET')),
    about uuid not null,
    attempts smallint not null default 0,
    next_try_at timestamptz not null default '-infinity'
  );
  create index to_mail_due on to_mail (next_try_at, id);
  ${platformTable('to_mail', {
    worker: ['select', 'insert (id, kind, about)', 'update (attempts, next_try_at)', 'delete'],
  })}
`;
