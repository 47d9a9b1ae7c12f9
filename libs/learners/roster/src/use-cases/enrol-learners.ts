import { Injectable } from '@nestjs/common';

import type { AgencyNotAuthorised } from '#authority/agencies';
import { type FieldProblem, isId } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { learnerEnrolled } from '../domain/learner.events.js';
import type { JudgedSheet, RowProblem, SoundRow } from '../domain/learner-sheet.js';
import { newLearner } from '../domain/new-learner.js';
import { ManyLearnersStore } from '../store/many-learners.store.js';
import type { EnteredSheet } from '../store/sheet.store.js';
import { EnrolmentTerms, type NoProgramme, type Terms } from './enrolment-terms.js';
import { type LearnerSheet, SheetDesk, sizeProblems } from './sheet-desk.js';

export interface EnrolLearnersRequest extends LearnerSheet {
  /** Drawn by who sends it, once for each sheet: the same sheet twice enrols nobody twice. */
  readonly sheetId: string;
}

export type EnrolLearnersOutcome =
  | ({ readonly kind: 'learners-enrolled' } & EnteredSheet)
  | { readonly kind: 'nobody-enrolled'; readonly refused: readonly RowProblem[] }
  | AgencyNotAuthorised
  | NoProgramme
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** Enrols everybody of a sheet who can be, in one transaction of a bounded number of statements. */
@Injectable()
export class EnrolLearners {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly terms: EnrolmentTerms,
    private readonly desk: SheetDesk,
    private readonly learners: ManyLearnersStore,
    private readonly journal: Journal,
  ) {}

  /** A line that cannot be taken is answered with why, and keeps no other out. */
  async run(actor: MemberActor, request: EnrolLearnersRequest): Promise<EnrolLearnersOutcome> {
    const wrongId: readonly FieldProblem[] = isId(request.sheetId)
      ? []
      : [{ field: 'sheetId', because: 'not-a-code' }];
    const problems = [...wrongId, ...sizeProblems(request)];
    if (problems.length > 0) return { kind: 'invalid-input', problems };
    return this.units.write(actor, (unit) => this.enter(unit, actor, request));
  }

  private async enter(
    unit: WriteUnit,
    actor: MemberActor,
    request: EnrolLearnersRequest,
  ): Promise<EnrolLearnersOutcome> {
    const terms = await this.terms.of(unit, actor.agencyId);
    if (terms.kind !== 'may-enrol') return unit.leaveUntouched(terms);
    const sheet = { id: request.sheetId, by: actor.accountId, at: terms.now };
    const before = await this.desk.begin(unit, actor.agencyId, sheet);
    if (before) return unit.leaveUntouched({ kind: 'learners-enrolled', ...before });
    const judged = await this.desk.judge(unit, actor.agencyId, request, terms.policies);
    const entered = await this.add(unit, actor, judged, terms);
    if (entered.learnerIds.length === 0)
      return unit.leaveUntouched({ kind: 'nobody-enrolled', refused: entered.refused });
    await this.desk.keep(unit, actor.agencyId, request.sheetId, entered);
    return { kind: 'learners-enrolled', ...entered };
  }

  private async add(
    unit: WriteUnit,
    { agencyId }: MemberActor,
    { sound, problems }: JudgedSheet,
    { now: at, today: enrolledOn, programmeVersionId }: Terms,
  ): Promise<EnteredSheet> {
    const entrance = { at, enrolledOn, programmeVersionId };
    const newcomers = sound.map((row) => ({ row, learner: newLearner({ ...row.form, agencyId }, entrance) }));
    const added = await this.learners.add(
      unit,
      newcomers.map(({ learner }) => learner),
    );
    const here = newcomers.filter(({ learner }) => added.has(learner.id));
    const late = newcomers.filter(({ learner }) => !added.has(learner.id));
    await this.journal.appendAll(
      unit,
      here.map(({ learner }) => learnerEnrolled(learner)),
    );
    return {
      learnerIds: here.map(({ learner }) => learner.id),
      refused: [
        ...problems.filter(({ isWarning }) => !isWarning),
        ...late.map(({ row }) => takenMeanwhile(row)),
      ],
    };
  }
}

function takenMeanwhile({ row, form }: SoundRow): RowProblem {
  const values = { externalId: form.externalId ?? '' };
  return { row, field: 'externalId', because: 'external-id-taken', isWarning: false, values };
}
