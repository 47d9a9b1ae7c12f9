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
    if (glimpsed === null) return UNKNOWN;

    const opened = await this.files.openForUpdate(unit, glimpsed.learnerId);
    return meantIn(opened, ({ id }) => id === glimpsed.id);
  }

  /**
   * What each learner has of the assignment, if anything, in as many statements as for one: every learner asked for has an
   * answer.
   */
  async openAssignments(
    unit: WriteUnit,
    learnerIds: readonly string[],
    assignment: number,
  ): Promise<ReadonlyMap<string, OpenedCompletion>> {
    const opened = await this.files.openAllForUpdate(unit, learnerIds);
    const isMeant = (completion: Completion): boolean => completion.assignment === assignment;
    return new Map([...opened].map(([learnerId, each]) => [learnerId, meantIn(each, isMeant)]));
  }
}

function meantIn(opened: OpenedFile, isMeant: (completion: Completion) => boolean): OpenedCompletion {
  if (opened.kind === 'learner-unknown') return UNKNOWN;
  if (opened.kind !== 'opened') return opened;
  const completion = opened.file.completions.find(isMeant);
  return completion ? { ...opened, completion } : UNKNOWN;
}

const UNKNOWN: OpenedCompletion = { kind: 'completion-unknown' };
