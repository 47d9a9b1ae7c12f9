import { Injectable } from '@nestjs/common';

import type { WriteUnit } from '#platform/persistence';

import type { Completion } from '../domain/completion.js';
import type { LearnerFile } from '../domain/learner-file.js';
import { CompletionReads } from '../store/completion.reads.js';
import { LearnerFiles, type OpenedFile } from './learner-files.js';

export type OpenedCompletion =
  | { readonly kind: 'opened'; readonly file: LearnerFile; readonly completion: Completion }
  | { readonly kind: 'completion-unknown' }
  | Extract<OpenedFile, { readonly kind: 'agency-not-authorised' }>;

/**
 * Opens the file of the learner whom a completion is about. The completion is read twice: once to learn whose file
 * to lock, and again under the lock, where it may have moved on.
 */
@Injectable()
export class WaitingCompletions {
  constructor(
    private readonly reads: CompletionReads,
    private readonly files: LearnerFiles,
  ) {}

  async openForUpdate(unit: WriteUnit, completionId: string): Promise<OpenedCompletion> {
    const glimpsed = await this.reads.one(unit, completionId);
    if (glimpsed === null) return { kind: 'completion-unknown' };

    return this.opened(unit, glimpsed.learnerId, ({ id }) => id === glimpsed.id);
  }

  /** The learner's completion of the assignment, if there is one. */
  openAssignment(unit: WriteUnit, learnerId: string, assignment: number): Promise<OpenedCompletion> {
    return this.opened(unit, learnerId, (completion) => completion.assignment === assignment);
  }

  private async opened(
    unit: WriteUnit,
    learnerId: string,
    isMeant: (completion: Completion) => boolean,
  ): Promise<OpenedCompletion> {
    const opened = await this.files.openForUpdate(unit, learnerId);
    if (opened.kind === 'learner-unknown') return { kind: 'completion-unknown' };
    if (opened.kind !== 'opened') return opened;

    const completion = opened.file.completions.find(isMeant);
    return completion ? { ...opened, completion } : { kind: 'completion-unknown' };
  }
}
