import { Injectable } from '@nestjs/common';

import { AgencyStandings } from '#authority/agencies';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { type Learner, LearnerStore } from '#learners/roster';
import { Clock, dayOf } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import type { LearnerFile } from '../domain/learner-file.js';
import { CompletionStore } from '../store/completion.store.js';

type Standing = Awaited<ReturnType<AgencyStandings['mayAct']>>;

export type OpenedFile =
  | { readonly kind: 'opened'; readonly file: LearnerFile }
  | { readonly kind: 'learner-unknown' }
  | Extract<Standing, { readonly kind: 'agency-not-authorised' }>;

/**
 * Opens a learner's file for a decision. Locks in one order everywhere: the learner's row for update, the agency's
 * row for share, the completions for share. Until the unit ends nobody submits, decides or issues
 * for this learner, and nobody suspends the agency (T14, T17).
 */
@Injectable()
export class LearnerFiles {
  constructor(
    private readonly learners: LearnerStore,
    private readonly standings: AgencyStandings,
    private readonly programmes: ProgrammeReads,
    private readonly completions: CompletionStore,
    private readonly clock: Clock,
  ) {}

  async openForUpdate(unit: WriteUnit, learnerId: string): Promise<OpenedFile> {
    const opened = await this.openAllForUpdate(unit, [learnerId]);
    return opened.get(learnerId) ?? UNKNOWN;
  }

  /**
   * The same for many learners, in as many statements as for one: every id asked for has an answer, and all files are of
   * one instant.
   */
  async openAllForUpdate(
    unit: WriteUnit,
    learnerIds: readonly string[],
  ): Promise<ReadonlyMap<string, OpenedFile>> {
    const answers = new Map<string, OpenedFile>(learnerIds.map((id) => [id, UNKNOWN]));
    const learners = await this.learners.openAllForUpdate(unit, learnerIds);
    const [first] = learners;
    if (first === undefined) return answers;
    const openedAt = this.clock.now();
    const today = dayOf(openedAt);
    const standing = await this.standings.mayAct(unit, first.agencyId, today);
    if (standing.kind === 'agency-not-authorised') {
      for (const { id } of learners) answers.set(id, standing);
      return answers;
    }
    const scene = { agency: standing.agency, openedAt, today };
    for (const file of await this.filesOf(unit, learners, scene))
      answers.set(file.learner.id, { kind: 'opened', file });
    return answers;
  }

  private async filesOf(
    unit: WriteUnit,
    learners: readonly Learner[],
    scene: Pick<LearnerFile, 'agency' | 'openedAt' | 'today'>,
  ): Promise<readonly LearnerFile[]> {
    const versions = new Set(learners.map(({ enrolment }) => enrolment.programmeVersionId));
    const programmes = await this.programmes.byIds(unit, [...versions]);
    const completions = await this.completions.allHeldForDecision(unit, learners);
    return learners.map((learner) => ({
      ...scene,
      learner,
      programme: theirs(programmes, learner),
      completions: completions.get(learner.id) ?? [],
    }));
  }
}

const UNKNOWN: OpenedFile = { kind: 'learner-unknown' };

function theirs(programmes: readonly ProgrammeVersion[], { enrolment }: Learner): ProgrammeVersion {
  const programme = programmes.find(({ id }) => id === enrolment.programmeVersionId);
  if (!programme) throw new Error(`Enrolment ${enrolment.id} names a programme version that is not there.`);
  return programme;
}
