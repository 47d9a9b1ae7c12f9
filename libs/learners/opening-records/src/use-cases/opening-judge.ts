import { Injectable } from '@nestjs/common';

import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { type NoProgramme, type SheetDefaults, SheetDesk } from '#learners/roster';
import { Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { type Unit, UnitsOfWork } from '#platform/persistence';
import type { AgencyId, MemberActor } from '#platform/tenancy';

import { type JudgedOpening, judgeOpeningRows, type OpeningRules } from '../domain/judge-opening-rows.js';
import type { OpeningEntry, OpeningRow } from '../domain/opening-entry.js';
import { staleEntries, type StaleEntry } from '../domain/stale-entries.js';
import { OpeningReads } from '../store/opening.reads.js';

/** How many lines are taken at once; a batch grows by more than one act. */
export const MOST_ROWS = 200;

export interface OpeningSheet {
  readonly rows: readonly OpeningRow[];
  readonly defaults: SheetDefaults;
}

export type JudgeOpeningOutcome =
  | ({ readonly kind: 'opening-judged' } & JudgedOpening)
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | NoProgramme;

/** Says what would become of lines before they are saved, judges them when they are, and again before LPHQ is asked. */
@Injectable()
export class OpeningJudge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeReads,
    private readonly roster: SheetDesk,
    private readonly reads: OpeningReads,
    private readonly clock: Clock,
  ) {}

  async preview(actor: MemberActor, sheet: OpeningSheet): Promise<JudgeOpeningOutcome> {
    const problems = sizeProblems(sheet);
    if (problems.length > 0) return { kind: 'invalid-input', problems };
    return this.units.read(actor, async (unit): Promise<JudgeOpeningOutcome> => {
      const programme = await this.programmes.current(unit);
      if (programme === null) return { kind: 'no-programme' };
      const heldIds = await this.reads.heldIds(unit, actor.agencyId);
      const rules = { programme, today: this.clock.today(), heldIds };
      const judged = await this.judge(unit, actor.agencyId, sheet, rules);
      return { kind: 'opening-judged', ...judged };
    });
  }

  async judge(
    unit: Unit,
    agencyId: AgencyId,
    sheet: OpeningSheet,
    rules: OpeningRules,
  ): Promise<JudgedOpening> {
    const ofRoster = await this.roster.judge(unit, agencyId, sheet, rules.programme.policies);
    return judgeOpeningRows(sheet.rows, ofRoster, rules);
  }

  /** What of a batch is not sound any more. */
  async stale(
    unit: Unit,
    agencyId: AgencyId,
    entries: readonly OpeningEntry[],
    programme: ProgrammeVersion,
  ): Promise<readonly StaleEntry[]> {
    const taken = await this.roster.takenIds(
      unit,
      agencyId,
      entries.flatMap(({ externalId }) => externalId ?? []),
    );
    return staleEntries(entries, taken, programme);
  }
}

export function sizeProblems({ rows }: Pick<OpeningSheet, 'rows'>): readonly FieldProblem[] {
  if (rows.length === 0) return [{ field: 'rows', because: 'empty' }];
  return rows.length > MOST_ROWS
    ? [{ field: 'rows', because: 'too-many', values: { maximum: MOST_ROWS } }]
    : [];
}
