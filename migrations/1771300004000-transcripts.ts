import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { openOwnFurther, platformTable, tenantTable } from './policies.js';

/** Transcripts leave under a signature of the giving agency (docs/decisions/0024). */
export class Transcripts1771300004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SIGNED);
    await runner.query(TO_SIGN);
    await runner.query(ALL_THAT_STAND);
  }

  down = forwardOnly;
}

/** What the worker signed, once; the transcript itself is never touched. */
const SIGNED = `
  create table signed_transcripts (
    transcript_id uuid primary key,
    agency_id uuid not null,
    kid text not null,
    jwt text not null,
    signed_at timestamptz not null,
    constraint signed_transcripts_one_each unique (agency_id, transcript_id),
    foreign key (agency_id, transcript_id) references transcripts (agency_id, id)
  );
  ${tenantTable('signed_transcripts', {
    agency: ['select'],
    hq: ['select'],
    worker: ['select', 'insert (transcript_id, agency_id, kid, jwt, signed_at)'],
  })}
  create trigger signed_transcripts_written_once before update or delete or truncate on signed_transcripts
    for each statement execute function app.refuse_change();
  ${openOwnFurther('transcripts', { worker: ['select'] })}
`;

/** Rows are the truth, as in to_sign: which transcript waits, whose key signs it, and when the worker tries next. */
const TO_SIGN = `
  create table transcripts_to_sign (
    transcript_id uuid primary key,
    agency_id uuid not null,
    from_agency_id uuid not null,
    next_try_at timestamptz not null,
    attempts integer not null default 0,
    foreign key (agency_id, transcript_id) references transcripts (agency_id, id)
  );
  create index transcripts_to_sign_of_agency on transcripts_to_sign (agency_id, transcript_id);
  create index transcripts_to_sign_in_order on transcripts_to_sign (next_try_at, transcript_id);
  ${platformTable('transcripts_to_sign', {
    hq: ['insert (transcript_id, agency_id, from_agency_id, next_try_at)'],
    worker: ['select', 'update (next_try_at, attempts)', 'delete'],
  })}
`;

/** The owner is bound by policies, too, and has none of its own: for this one reading they are put aside. */
const ALL_THAT_STAND = `
  alter table transcripts no force row level security;
  alter table transfers no force row level security;
  alter table transcripts_to_sign no force row level security;
  insert into transcripts_to_sign (transcript_id, agency_id, from_agency_id, next_try_at)
    select c.id, c.agency_id, t.agency_id, c.made_at from transcripts c
      join transfers t on t.id = c.transfer_id and t.to_agency_id = c.agency_id;
  alter table transcripts_to_sign force row level security;
  alter table transfers force row level security;
  alter table transcripts force row level security;
`;
