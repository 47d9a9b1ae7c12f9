import { Injectable } from '@nestjs/common';

import { ProgrammeReads } from '#learners/programme';
import type { Learner } from '#learners/roster';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type ChangeVersionRefusal, decideChangeVersion } from '../domain/decide-change-version.js';
import { CarriedRecords } from './carried-records.js';
import { LearnerFiles, type OpenedFile } from './learner-files.js';

export interface ChangeVersionRequest {
  readonly learnerId: string;
  /** The version under which the learner goes on. */
  readonly programmeVersionId: string;
}

export type ChangeVersionOutcome =
  | { readonly kind: 'version-changed'; readonly learner: Learner }
  | Exclude<OpenedFile, { readonly kind: 'opened' }>
  | { readonly kind: 'programme-unknown' }
  | ChangeVersionRefusal;

/**
 * Lets a learner go on under another version of the programme. What was accepted counts there by the mapping of the two
 * versions; what was written under the former one stays as it is. Nobody who is qualified loses it by this.
 */
@Injectable()
export class ChangeVersion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly desk: LearnerFiles,
    private readonly programmes: ProgrammeReads,
    private readonly records: CarriedRecords,
  ) {}

  run(actor: MemberActor, request: ChangeVersionRequest): Promise<ChangeVersionOutcome> {
    return this.units.write(actor, async (unit) => {
      const outcome = await this.judged(unit, request);
      return outcome.kind === 'version-changed' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  private async judged(unit: WriteUnit, request: ChangeVersionRequest): Promise<ChangeVersionOutcome> {
    const opened = await this.desk.openForUpdate(unit, request.learnerId);
    if (opened.kind !== 'opened') return opened;
    const [to] = await this.programmes.byIds(unit, [request.programmeVersionId]);
    if (!to) return { kind: 'programme-unknown' };
    const { file } = opened;
    const decision = decideChangeVersion(file, to, await this.records.heldUnder(unit, file, to));
    if (decision.kind !== 'version-changed') return decision;
    return { kind: 'version-changed', learner: await this.records.write(unit, file, to, decision) };
  }
}
