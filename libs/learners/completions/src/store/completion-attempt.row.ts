import { Entity, PrimaryColumn } from 'typeorm';

import { CompletionColumns } from './completion.row.js';

/** The table `completion_attempts`: what stood before a new submission took its place. Written by the table's own trigger. */
@Entity('completion_attempts')
export class CompletionAttemptRow extends CompletionColumns {
  @PrimaryColumn('smallint') attempt: number;
}
