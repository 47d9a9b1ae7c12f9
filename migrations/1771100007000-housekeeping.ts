import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { openFurther } from './policies.js';

/** What is over is forgotten: jobs with their rows, and invitations that nobody accepted. */
export class Housekeeping1771100007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(JOBS);
    await runner.query(INVITATIONS);
  }

  down = forwardOnly;
}

/** Of jobs the worker learns which there are and when they were over: not what they asked, of whom, or what became of it. */
const JOBS = `
  ${openFurther('jobs', { worker: ['select (agency_id, id, undoes, total, finished_at)', 'delete'] })}
  ${openFurther('job_rows', { worker: ['select (agency_id, job_id)', 'delete'] })}
  create index jobs_over on jobs (finished_at) where finished_at is not null;
`;

const INVITATIONS = `
  grant delete on invitations to lp_worker;
  create index invitations_over on invitations (coalesce(withdrawn_at, expires_at)) where accepted_at is null;
`;
