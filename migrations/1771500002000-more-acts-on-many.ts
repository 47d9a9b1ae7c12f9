import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** Work is returned and voided for many as well, and what a job did to completions is undone by another. */
export class MoreActsOnMany1771500002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KINDS);
  }

  down = forwardOnly;
}

const KINDS = `
  alter table jobs drop constraint jobs_kind, add constraint jobs_kind
    check (kind in ('RECORD_COMPLETIONS', 'ACCEPT_COMPLETIONS', 'RETURN_COMPLETIONS', 'VOID_COMPLETIONS', 'ISSUE_BADGES',
      'UNDO_BADGES', 'UNDO_COMPLETIONS'));
  alter table jobs drop constraint jobs_undoes, add constraint jobs_undoes
    check ((kind in ('UNDO_BADGES', 'UNDO_COMPLETIONS')) = (undoes is not null));
`;
