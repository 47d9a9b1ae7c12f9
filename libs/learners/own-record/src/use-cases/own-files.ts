import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads } from '#authority/agencies';
import { type Completion, CompletionReads } from '#learners/completions';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { type Learner, LearnerReads } from '#learners/roster';
import type { Unit } from '#platform/persistence';

import { ownAccounts } from '../store/own-accounts.js';

/** What the rooms hold of a learner, as it is read for showing: nothing is locked. */
interface OwnFile {
  readonly agency: Agency;
  readonly learner: Learner;
  readonly programme: ProgrammeVersion;
  /** Of that version only. */
  readonly completions: readonly Completion[];
  /** By completion, the newest first. */
  readonly attemptsBefore: ReadonlyMap<string, readonly Completion[]>;
  /** Every account that was opened for the learner. */
  readonly ownAccounts: readonly string[];
}

/** Brings the rooms' reads of one learner together, in at most six statements. */
@Injectable()
export class OwnFiles {
  constructor(
    private readonly learners: LearnerReads,
    private readonly agencies: AgencyReads,
    private readonly programmes: ProgrammeReads,
    private readonly completions: CompletionReads,
  ) {}

  /** Null where the learner is not there any more. */
  async read(unit: Unit, learnerId: string): Promise<OwnFile | null> {
    const learner = await this.learners.one(unit, learnerId);
    const agency = await this.agencies.own(unit);
    if (learner === null || agency === null) return null;
    const [programme] = await this.programmes.byIds(unit, [learner.enrolment.programmeVersionId]);
    if (!programme) throw new Error('A learner’s programme version is not there.');
    const all = (await this.completions.ofLearners(unit, [learner.id])).get(learner.id) ?? [];
    const completions = all.filter(({ programmeVersionId }) => programmeVersionId === programme.id);
    const again = completions.filter(({ attempt }) => attempt > 1).map(({ id }) => id);
    const attemptsBefore = await this.completions.attemptsBefore(unit, again);
    const accounts = await ownAccounts(unit);
    return { agency, learner, programme, completions, attemptsBefore, ownAccounts: accounts };
  }
}
