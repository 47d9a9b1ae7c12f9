import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { type AgencyId, inAgency, type StaffActor } from '#platform/tenancy';

import { backdatingDecided } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import {
  approveBackdating,
  type BackdatingDecision,
  type BackdatingJudge,
  declineBackdating,
  type NotAwaitingApproval,
} from '../domain/decide-backdating.js';
import { readReason } from '../domain/read-reason.js';
import { BackdatingStore } from '../store/backdating.store.js';

export type DecideBackdatingOutcome =
  | { readonly kind: 'backdating-decided'; readonly completion: Completion }
  | { readonly kind: 'completion-unknown' }
  | NotAwaitingApproval
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/**
 * LPHQ's word on a submission from further back than the programme allows. It holds that completion's row and no other:
 * a day is no decision about the work, which waits for an assessor of the agency as all work does.
 */
@Injectable()
export class DecideBackdating {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly store: BackdatingStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  approve(actor: StaffActor, completionId: string): Promise<DecideBackdatingOutcome> {
    return this.decide(actor, completionId, approveBackdating);
  }

  async decline(actor: StaffActor, completionId: string, reason: string): Promise<DecideBackdatingOutcome> {
    const read = readReason(reason);
    if (read.kind === 'invalid-input') return read;
    return this.decide(actor, completionId, (completion, judge) =>
      declineBackdating(completion, judge, read.reason),
    );
  }

  private async decide(
    actor: StaffActor,
    completionId: string,
    decision: (completion: Completion, judge: BackdatingJudge) => BackdatingDecision,
  ): Promise<DecideBackdatingOutcome> {
    const agencyId = await this.units.read(actor, (unit) => this.store.agencyOf(unit, completionId));
    if (agencyId === null) return { kind: 'completion-unknown' };
    return this.units.write(inAgency(actor, agencyId as AgencyId), async (unit) => {
      const completion = await this.store.openForUpdate(unit, completionId);
      if (completion === null) return unit.leaveUntouched({ kind: 'completion-unknown' });
      const judge = { by: actor.accountId, at: this.clock.now() };
      const outcome = decision(completion, judge);
      if (outcome.kind !== 'decided') return unit.leaveUntouched(outcome);
      return this.decided(unit, outcome.completion);
    });
  }

  private async decided(unit: WriteUnit, completion: Completion): Promise<DecideBackdatingOutcome> {
    await this.store.save(unit, completion);
    await this.journal.append(unit, backdatingDecided(completion));
    return { kind: 'backdating-decided', completion };
  }
}
