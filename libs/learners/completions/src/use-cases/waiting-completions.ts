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

/** A work in its learner's open file. */
export type Opened = Extract<OpenedCompletion, { readonly kind: 'opened' }>;

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
    return (await this.openAllForUpdate(unit, [completionId])).get(completionId) ?? UNKNOWN;
  }

  /** The same for many, in as many statements as for one: every id asked for has an answer. */
  async openAllForUpdate(
    unit: WriteUnit,
    completionIds: readonly string[],
  ): Promise<ReadonlyMap<string, OpenedCompletion>> {
    const answers = new Map<string, OpenedCompletion>(completionIds.map((id) => [id, UNKNOWN]));
    const glimpsed = await this.reads.several(unit, completionIds);
    const learnerIds = new Set(glimpsed.map(({ learnerId }) => learnerId));
    const opened = await this.files.openAllForUpdate(unit, [...learnerIds]);
    for (const { id, learnerId } of glimpsed)
      answers.set(
        id,
        meantIn(opened.get(learnerId), (completion) => completion.id === id),
      );
    return answers;
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

function meantIn(
  opened: OpenedFile | undefined,
  isMeant: (completion: Completion) => boolean,
): OpenedCompletion {
  if (opened === undefined || opened.kind === 'learner-unknown') return UNKNOWN;
  if (opened.kind !== 'opened') return opened;
  const completion = opened.file.completions.find(isMeant);
  return completion ? { ...opened, completion } : UNKNOWN;
}

const UNKNOWN: OpenedCompletion = { kind: 'completion-unknown' };
