import { Injectable } from '@nestjs/common';

import { type Policies, ProgrammeReads } from '#learners/programme';
import { Clock } from '#platform/clock';
import { type FieldProblem } from '#platform/input';
import { type Unit, UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { AgencyId, MemberActor } from '#platform/tenancy';

import {
  askedOf,
  type JudgedSheet,
  judgeSheet,
  type SheetDefaults,
  type SheetRow,
} from '../domain/learner-sheet.js';
import { type EnteredSheet, SheetStore } from '../store/sheet.store.js';
import type { NoProgramme } from './enrolment-terms.js';

export const MOST_ROWS = 200;

export interface LearnerSheet {
  readonly rows: readonly SheetRow[];
  readonly defaults: SheetDefaults;
}

export type JudgeSheetOutcome =
  | ({ readonly kind: 'sheet-judged' } & JudgedSheet)
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | NoProgramme;

/** Says what would become of a sheet before anything is saved, and judges it again when it is. */
@Injectable()
export class SheetDesk {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeReads,
    private readonly sheets: SheetStore,
    private readonly clock: Clock,
  ) {}

  /** Refuses more than 200 lines at once, and none. */
  async preview(actor: MemberActor, sheet: LearnerSheet): Promise<JudgeSheetOutcome> {
    const problems = sizeProblems(sheet);
    if (problems.length > 0) return { kind: 'invalid-input', problems };
    return this.units.read(actor, async (unit): Promise<JudgeSheetOutcome> => {
      const programme = await this.programmes.current(unit);
      if (programme === null) return { kind: 'no-programme' };
      const judged = await this.judge(unit, actor.agencyId, sheet, programme.policies);
      return { kind: 'sheet-judged', ...judged };
    });
  }

  /** What became of the sheet when it came first; null where this is the first time. */
  begin(
    unit: WriteUnit,
    agencyId: AgencyId,
    sheet: Parameters<SheetStore['begin']>[2],
  ): Promise<EnteredSheet | null> {
    return this.sheets.begin(unit, agencyId, sheet);
  }

  keep(unit: WriteUnit, agencyId: AgencyId, id: string, entered: EnteredSheet): Promise<void> {
    return this.sheets.keep(unit, agencyId, id, entered);
  }

  async judge(
    unit: Unit,
    agencyId: AgencyId,
    { rows, defaults }: LearnerSheet,
    policies: Pick<Policies, 'minimumAge' | 'minorsFrom'>,
  ): Promise<JudgedSheet> {
    const facts = await this.sheets.factsFor(unit, agencyId, askedOf(rows, defaults));
    return judgeSheet(rows, defaults, facts, { ...policies, today: this.clock.today() });
  }

  /** Which of these ids of the agency's own system somebody of the roster has. */
  async takenIds(
    unit: Unit,
    agencyId: AgencyId,
    externalIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const asked = { ...askedOf([], {}), externalIds: [...externalIds] };
    return (await this.sheets.factsFor(unit, agencyId, asked)).externalIds;
  }
}

export function sizeProblems({ rows }: Pick<LearnerSheet, 'rows'>): readonly FieldProblem[] {
  if (rows.length === 0) return [{ field: 'rows', because: 'empty' }];
  return rows.length > MOST_ROWS
    ? [{ field: 'rows', because: 'too-many', values: { maximum: MOST_ROWS } }]
    : [];
}
