import { Injectable } from '@nestjs/common';

import { CompletionReads } from '#learners/completions';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { qualificationOf } from '#learners/qualification';
import { type Learner, LearnerReads } from '#learners/roster';
import { Clock } from '#platform/clock';
import type { Unit } from '#platform/persistence';

import type { BadgeKind } from '../domain/badge.js';
import { decideIssue, type IssueRefusal } from '../domain/decide-issue.js';
import { BadgeReads } from '../store/badge.reads.js';

/** What is learned of so many learners in one round of statements. */
const AT_ONCE = 500;

/** Whether a badge of a kind could be issued to a learner now; who agreed to what, and from when on, is not asked. */
export interface Readiness {
  readonly learnerId: string;
  /** Why not; null for who is ready. */
  readonly refusal: IssueRefusal | null;
}

/**
 * Says beforehand what issuing would say, by the very decision that issuing makes. Nothing is locked: issuing judges
 * again.
 */
@Injectable()
export class IssueReadiness {
  constructor(
    private readonly learners: LearnerReads,
    private readonly programmes: ProgrammeReads,
    private readonly completions: CompletionReads,
    private readonly badges: BadgeReads,
    private readonly clock: Clock,
  ) {}

  /** In the order of the ids; ids that name no learner of the unit's agency are left out. */
  async of(unit: Unit, learnerIds: readonly string[], kind: BadgeKind): Promise<readonly Readiness[]> {
    const found: Readiness[] = [];
    for (let at = 0; at < learnerIds.length; at += AT_ONCE)
      found.push(...(await this.ofSome(unit, learnerIds.slice(at, at + AT_ONCE), kind)));
    return found;
  }

  private async ofSome(unit: Unit, ids: readonly string[], kind: BadgeKind): Promise<readonly Readiness[]> {
    const learners = new Map((await this.learners.byIds(unit, ids)).map((learner) => [learner.id, learner]));
    const versions = new Set([...learners.values()].map(({ enrolment }) => enrolment.programmeVersionId));
    const programmes = await this.programmes.byIds(unit, [...versions]);
    const completions = await this.completions.ofLearners(unit, ids);
    const badges = await this.badges.ofLearners(unit, ids);
    const openedAt = this.clock.now();

    const refusalOf = ({ id, enrolment }: Learner): IssueRefusal | null => {
      const qualification = qualificationOf(completions.get(id) ?? [], theirs(programmes, enrolment));
      const facts = { qualification, enrolment, held: badges.get(id) ?? [], openedAt };
      const decision = decideIssue(facts, { nameChoice: 'NONE', consent: true, kind });
      return decision.kind === 'may-be-prepared' ? null : decision;
    };
    return ids.flatMap((id) => {
      const learner = learners.get(id);
      return learner ? [{ learnerId: id, refusal: refusalOf(learner) }] : [];
    });
  }
}

function theirs(
  programmes: readonly ProgrammeVersion[],
  { id, programmeVersionId }: Learner['enrolment'],
): ProgrammeVersion {
  const programme = programmes.find((version) => version.id === programmeVersionId);
  if (!programme) throw new Error(`Enrolment ${id} names a programme version that is not there.`);
  return programme;
}
