import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** Beside the day of enrolment the day of joining: whether training began when somebody joined can be read. */
export class JoiningDay1771500001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(JOINED_ON);
  }

  down = forwardOnly;
}

const WHAT_IT_IS =
  'the day on which the person joined the community, as the agency knows it; a calendar day in America/Toronto; null: not said';

/** The bounds are those of every day that is read (`#platform/input`). A learner sees it as all of their own record. */
const JOINED_ON = `
  alter table learners add column joined_on date
    constraint learners_joined_on check (joined_on between '1900-01-01' and '2199-12-31');
  comment on column learners.joined_on is '${WHAT_IT_IS}';
  grant update (joined_on) on learners to lp_agency;
  grant select (joined_on) on learners to lp_learner;
`;
