import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** What happened last in an agency is read from the end of an index, however long its journal has grown. */
export class RecentEntries1771100008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index journal_entries_of_agency on journal_entries (agency_id, recorded_at desc, id desc)',
    );
  }

  down = forwardOnly;
}
