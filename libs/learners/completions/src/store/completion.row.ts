import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CompletionState } from '../domain/completion.js';

/** What a completion and each attempt before it are written as; the attempt's number is added by either. */
export abstract class CompletionColumns {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'agency_id' }) agencyId: string;
  @Column('uuid', { name: 'learner_id' }) learnerId: string;
  @Column('uuid', { name: 'learner_account_id', nullable: true }) learnerAccountId: string | null;
  @Column('uuid', { name: 'programme_version_id' }) programmeVersionId: string;
  @Column('smallint') assignment: number;
  @Column('text') state: CompletionState;
  @Column('date', { name: 'completed_on' }) completedOn: string;
  @Column('uuid', { name: 'submitted_by' }) submittedBy: string;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { name: 'outcomes_met', array: true }) outcomesMet: string[];
  @Column('text', { name: 'return_reason', nullable: true }) returnReason: string | null;
  @Column('uuid', { name: 'voided_by', nullable: true }) voidedBy: string | null;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;
  @Column('text', { name: 'void_reason', nullable: true }) voidReason: string | null;
  @Column('text', { name: 'evidence_link', nullable: true }) evidenceLink: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { name: 'carried_from', nullable: true }) carriedFrom: string | null;
  @Column('text', { name: 'assessor_text', nullable: true }) assessorText: string | null;
  @Column('jsonb', { name: 'rubric_notes' }) rubricNotes: Record<string, string>;
  @Column('uuid', { name: 'evidence_file_id', nullable: true }) evidenceFileId: string | null;
  @Column('text', { name: 'backdated_because', nullable: true }) backdatedBecause: string | null;
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy: string | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) approvedAt: Date | null;
}

/** The table `completions`. */
@Entity('completions')
export class CompletionRow extends CompletionColumns {
  @Column('smallint') attempt: number;
}
