import { Injectable } from '@nestjs/common';

import { type BadgeKind, IssueReadiness } from '#learners/badges';
import { type LearnerFilter, RosterReads } from '#learners/roster';
import { isId } from '#platform/input';
import type { Unit } from '#platform/persistence';

import { MOST_LEARNERS } from '../domain/job.js';
import { LearnersInOrder } from '../store/learners-in-order.js';

/** The learners whom somebody marked: one by one, or all who match a filter but for some. */
export type LearnerSelection =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'matching'; readonly filter: LearnerFilter; readonly except: readonly string[] };

export type SelectedIds =
  | { readonly kind: 'selected'; readonly learnerIds: readonly string[] }
  /** Named one by one, and not all of them are the agency's: another's and nobody's are told alike. */
  | {
      readonly kind: 'some-unknown';
      readonly unknown: number;
      readonly learnerIds: readonly string[];
    }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'too-many' };

/** Says whom a selection means at this moment: those of the unit's agency, each once, by name. */
@Injectable()
export class SelectedLearners {
  constructor(
    private readonly roster: RosterReads,
    private readonly order: LearnersInOrder,
    private readonly readiness: IssueReadiness,
  ) {}

  async of(unit: Unit, selection: LearnerSelection): Promise<SelectedIds> {
    const ids = await this.idsOf(unit, selection);
    if (ids.length > MOST_LEARNERS) return { kind: 'too-many' };
    const learnerIds = ids.length === 0 ? [] : await this.order.byName(unit, ids.filter(isId));
    const unknown = ids.length - learnerIds.length;
    if (selection.kind === 'ids' && unknown > 0) return { kind: 'some-unknown', unknown, learnerIds };
    return learnerIds.length === 0 ? { kind: 'nobody' } : { kind: 'selected', learnerIds };
  }

  /** Those of them to whom a badge of the kind could be issued now. */
  async readyOf(unit: Unit, selection: LearnerSelection, kind: BadgeKind): Promise<SelectedIds> {
    const selected = await this.of(unit, selection);
    if (selected.kind !== 'selected') return selected;
    const found = await this.readiness.of(unit, selected.learnerIds, kind);
    const learnerIds = found.filter(({ refusal }) => refusal === null).map(({ learnerId }) => learnerId);
    return learnerIds.length === 0 ? { kind: 'nobody' } : { kind: 'selected', learnerIds };
  }

  private async idsOf(unit: Unit, selection: LearnerSelection): Promise<readonly string[]> {
    if (selection.kind === 'ids') return [...new Set(selection.ids)];
    return this.roster.idsMatching(unit, selection.filter, selection.except, MOST_LEARNERS + 1);
  }
}
